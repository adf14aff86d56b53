io.stderr:write("job: no shards to read\n")
os.exit(4)
-- EXPECT
-- type: none
-- last-words: job: no shards to read
-- exit: 4
