// run: NO_COLOR=1 bun $FILE
const a = {
  b: 1;
};
