# run: bash -c 'frobnicate --all'
