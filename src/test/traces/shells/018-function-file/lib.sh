prepare() {
  mkdir -p "$1"
  tar_shards "$1" # HERE
}
