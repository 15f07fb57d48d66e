# A comment may stand on the lines that a statement runs over.
xs = [1,  # one
      # nothing here
      2]  # two
xs        #=> [1, 2]
1 +  # and
2
#=> 3
