local reader = {}

function reader.each(rows, handle)
  for _, row in ipairs(rows) do
    handle(row)
  end
end

return reader
