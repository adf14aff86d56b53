def deepest = raise("no quota") # INNER

$stdout.sync = true
begin
  begin
    deepest
  rescue => e
    raise ArgumentError, "cannot start" # HERE
  end
rescue => e
  $stdout.puts "2026-11-21 10:00:00 job failed"
  $stdout.puts e.full_message(highlight: false, order: :top)
  $stdout.puts "2026-11-21 10:00:01 giving up"
  exit! 6
end
# EXPECT
# type: ArgumentError
# message: cannot start
# cause: RuntimeError: no quota
# function: rescue in <main>
# first: main.rb:8:in `rescue in <main>': cannot start (ArgumentError)
# last: 	from main.rb:6:in `<main>'
# exit: 6
