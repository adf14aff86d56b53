set -e
load() {
  source ./lib.sh
}
load
