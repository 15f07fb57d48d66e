# A bracket that closes nothing.
)                  #!> 1: ')'
1 + 1 )            #!> 7: ')'
]                  #!> 1: ']'
}                  #!> 1: '}'
