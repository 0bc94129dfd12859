function __protlib_complete
    set -lx _PROTLIB_COMPLETE fish
    set -l found (protlib (commandline -opc) "$(commandline -ct)" 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command protlib --no-files --arguments '(__protlib_complete)'
