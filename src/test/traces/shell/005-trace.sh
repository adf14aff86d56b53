set -ex
cd /srv/app
rows=3
nosuchtool --rows $rows
