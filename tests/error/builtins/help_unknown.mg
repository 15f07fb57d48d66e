# A topic that does not exist.
help backwards     #!> 6: 'backwards'
