# run: python3.13 -c "print(undefined_name)"
# expect: NameError | <string>:1
