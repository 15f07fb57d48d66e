# Commands of the prompt are ordinary names once bound; in a script their error says that they need the prompt.
history = [1, 2]
history.append(3)
history             #=> [1, 2, 3]
watch = 3
watch.label         #=> 'watch'
run = [4]
run[0]              #=> 4
edit                #!> 1: edit: there is no prompt here
transcript          #!> transcript works only at the prompt
unwatch
_                   #!> unknown name '_'
