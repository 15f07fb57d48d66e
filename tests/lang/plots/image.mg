# image shows rows of numbers, a plain list, and several of either.
digit = [0, 1, 0, 1, 2, 1, 0, 1, 0]
image digit > p.svg
image digit + [3, 2, 1], width=4 > p.svg
image [[0, 1.5], [Value(2.0), nan]], title="four" > p.svg
image [[[0, 1]], [[2, 3]]], title=["a", 7] > p.svg
image [digit, digit], width=3, title="two digits" > p.png
image [digit, digit] > p.svg
image [1] > p.svg
image [nan, 1e308*10, -1e999, 1e308], width=2 > p.pdf
"</svg>" in read_lines("p.svg") #=> 1

# A variable may have its name; that gives no note.
image = digit
len(image)                  #=> 9
