#!/bin/sh
# Stands in for a training run: five steps, with a checkpoint after each. On its way it fails twice,
# once with an error and once as if the kernel had run out of memory, and each time it goes on from
# its last checkpoint when somebody starts it again. Nobody does, unless there is a supervisor.
cd "$(dirname "$0")" || exit 1
mkdir -p work
step=$(cat work/checkpoint 2>/dev/null) || step=0
crashes=$(cat work/crashes 2>/dev/null) || crashes=0
[ "$step" = 0 ] || echo "resuming after step $step"

while [ "$step" -lt 5 ]; do
  step=$((step + 1))
  sleep 0.3
  case $step/$crashes in
    3/0)
      echo 1 > work/crashes
      echo "RuntimeError: loss is NaN at step 3" >&2
      exit 1
      ;;
    5/1)
      echo 2 > work/crashes
      kill -9 $$
      ;;
  esac
  echo "step $step of 5, loss 0.$((60 - 9 * step))"
  echo "$step" > work/checkpoint
done
echo "finished"
rm -r work
