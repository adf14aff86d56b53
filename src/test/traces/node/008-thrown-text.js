// expect:  | /srv/app/thrown_text.js:2
throw "no error at all";
