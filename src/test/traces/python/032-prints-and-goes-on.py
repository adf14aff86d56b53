# expect: ValueError | /srv/app/prints_and_goes_on.py:8
import traceback

for step in range(3):
    print("step", step, "loss", 0.5 / (step + 1))
    if step == 1:
        try:
            int("x")
        except ValueError:
            traceback.print_exc()
