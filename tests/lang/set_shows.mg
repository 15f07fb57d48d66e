# set without a value shows the options and what they are.
set pictures off
set
#=> rankdir   LR     which way graphs are drawn: LR, TB, RL or BT
#=> pictures  off    on the terminal itself, where it can: auto (at the prompt, if legible), on, off
