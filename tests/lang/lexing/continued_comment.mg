# A comment may follow each line of a statement.
xs = [1,  # one
      # nothing here
      2]  # two
xs        #=> [1, 2]
1 +  # and
2
#=> 3
