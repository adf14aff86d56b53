// expect: Error | /srv/app/message_of_lines.js:2
throw new Error("sizes differ\n\nleft: 3\nright: 4");
