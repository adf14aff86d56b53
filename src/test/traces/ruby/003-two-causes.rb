def deepest
  Integer("ten")
end

def middle
  deepest
rescue ArgumentError
  raise KeyError, "no step count"
end

def outer
  middle
rescue KeyError => e
  raise IOError, "config unusable: #{e.message}" # HERE
end

outer
# EXPECT
# type: IOError
# message: config unusable: no step count
# cause: KeyError: no step count
# cause: ArgumentError: invalid value for Integer(): "ten"
# function: rescue in outer
# first: main.rb:14:in `rescue in outer': config unusable: no step count (IOError)
# last: 	from main.rb:17:in `<main>'
# exit: 1
