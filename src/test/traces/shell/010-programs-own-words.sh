ls /srv/app/none
grep x /srv/app/none
echo "config: 3: fine"
exit 3
