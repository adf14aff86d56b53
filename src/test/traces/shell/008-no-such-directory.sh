cd /srv/app/none
./tool
