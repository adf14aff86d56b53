LABELS = %w[a b].freeze

module Labels
  def self.add(label) = LABELS << label # HERE
end

Labels.add("c")
# EXPECT
# type: FrozenError
# message: can't modify frozen Array: ["a", "b"]
# function: add
# first: main.rb:4:in `add': can't modify frozen Array: ["a", "b"] (FrozenError)
# last: 	from main.rb:7:in `<main>'
# exit: 1
