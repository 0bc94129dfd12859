Register-ArgumentCompleter -Native -CommandName protlib -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        $Env:_PROTLIB_COMPLETE = "powershell"
        $Env:_TYPER_COMPLETE_ARGS = $commandAst.ToString()
        $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $wordToComplete
        protlib 2>$null | ForEach-Object {
            $value, $about = $_ -Split ":::", 2
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
        }
    } finally {
        [Console]::OutputEncoding = $encoding
        $Env:_PROTLIB_COMPLETE = ""
        $Env:_TYPER_COMPLETE_ARGS = ""
        $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = ""
    }
}
