# run: dash $FILE
for x in 1 2
  echo $x
done
