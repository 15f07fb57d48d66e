# common.tcl: what the tests at the prompt share. A test starts the program on a pseudo-terminal of
# 24 rows and 80 columns, types, waits for the prompt (never for a time), and prints TAP.

log_user 0
set timeout 30
match_max -d 100000
set stty_init "rows 24 columns 80"
set count 0
set env(TERM) xterm
set env(INPUTRC) /dev/null
set env(LC_ALL) C.UTF-8
set env(PAGER) cat
set env(NO_COLOR) 1
foreach name {MGRAD_HISTORY VISUAL EDITOR MGRAD_PATH} {
    unset -nocomplain env($name)
}
# A home folder of its own: neither the history nor the start-up file of whoever runs the tests.
set home [exec mktemp -d]
set env(HOME) $home
set env(XDG_STATE_HOME) $home/state
set env(XDG_CONFIG_HOME) $home/config
encoding system utf-8
set here [file dirname [file normalize [info script]]]
set mgrad [expr {[info exists env(MGRAD)] ? $env(MGRAD) : "$here/../../build/release/mgrad"}]

proc ok {passed name} {
    global count
    incr count
    puts "[expr {$passed ? "ok" : "not ok"}] $count - $name"
}

proc explain {expected got} {
    foreach {what text} [list expected $expected got $got] {
        puts "# $what: [string map {"\n" "\\n"} [string range $text 0 1000]]"
    }
}

proc is {got expected name} {
    ok [expr {$got eq $expected}] $name
    if {$got ne $expected} {
        explain $expected $got
    }
}

proc matches {got pattern name} {
    set passed [string match $pattern $got]
    ok $passed $name
    if {!$passed} {
        explain $pattern $got
    }
}

# What the screen shows of it: without the terminal's control sequences.
proc visible {text} {
    regsub -all {\x1b\[[0-9;?]*[A-Za-z]} $text "" text
    return [string map [list "\r" "" "\a" ""] $text]
}

# Waits until the program has written the pattern; gives what it wrote up to there.
proc await {pattern} {
    expect {
        -re $pattern { return [visible $expect_out(buffer)] }
        timeout { set got "(waited in vain for $pattern)" }
        eof { set got "(it ended instead of writing $pattern)" }
    }
    ok 0 $got
    return $got
}

# Starts the program; gives what it wrote before its first prompt.
proc start {args} {
    global mgrad spawn_id
    uplevel #0 [list spawn -noecho $mgrad] $args
    return [string map {"mg> " ""} [await {mg> $}]]
}

# Types a line; gives what was written between it and the next prompt.
proc enter {line {prompt "mg> "}} {
    send -- "$line\r"
    set text [await "$prompt\$"]
    set text [string range $text [expr {[string first "\n" $text] + 1}] end]
    if {[string range $text end-[expr {[string length $prompt] - 1}] end] eq $prompt} {
        set text [string range $text 0 end-[string length $prompt]]
    }
    return [string trimright $text "\n"]
}

# Waits for the program's end; gives its exit status.
proc ended {} {
    expect {
        eof {}
        timeout { return "still running" }
    }
    return [lindex [wait] 3]
}

# Ctrl-D, and the end of the session.
proc leave {} {
    send "\004"
    return [ended]
}

# What a file holds; a file with these lines.
proc contents {path} {
    set file [open $path]
    set text [read $file]
    close $file
    return $text
}

proc write {path text} {
    file mkdir [file dirname $path]
    set file [open $path w]
    puts -nonewline $file $text
    close $file
}

proc done {} {
    global count home
    exec rm -rf $home
    puts "1..$count"
}
