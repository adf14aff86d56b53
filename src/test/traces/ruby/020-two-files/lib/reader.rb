class Reader
  def initialize(path) = @path = path

  def each
    yield "a,b"
    yield nil
  end
end
