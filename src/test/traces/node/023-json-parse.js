// expect: SyntaxError | /srv/app/json_parse.js:2
JSON.parse('{"a": 1,}');
