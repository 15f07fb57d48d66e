# set with only a name shows the option and its value; limits are shown in the same way.
set pictures off
set pictures
#=> pictures    off        pictures in notebooks and terminals: auto (at the prompt, if legible), on, off
set rankdir
#=> rankdir     LR         direction of graphs: LR, TB, RL or BT
set calls
#=> calls       10000      nested calls
set max_nodes
#=> max_nodes   none       nodes of the graph: mgrad --max-nodes=N
set max_memory 2G  #!> 5: max_memory is a limit, which the program cannot change
