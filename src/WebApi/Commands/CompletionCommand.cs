using System.CommandLine;

namespace OrgChart.WebApi.Commands;

/// <summary><c>completion</c>: what shells need to complete verbs and options by the key Tab.</summary>
internal static class CompletionCommand
{
    /// <summary>What a command line begins with that asks for completions: <c>[suggest:POSITION]</c>, then what was typed behind the program's name.</summary>
    public const string Directive = "[suggest";

    private const string Bash = """
        # orgchart: completion for bash. Load it with: source <(orgchart completion bash)
        _orgchart() {
          local line="${COMP_LINE:0:COMP_POINT}" IFS=$'\n'
          line="${line#"${COMP_WORDS[0]}"}"
          line="${line# }"
          # Bash takes a colon for the end of a word, and has completed what is before it.
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2> /dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _orgchart orgchart ./orgchart
        """;

    private const string Zsh = """
        #compdef orgchart
        # orgchart: completion for zsh. Load it with: source <(orgchart completion zsh)
        _orgchart() {
          local line="${BUFFER[1,CURSOR]}"
          line="${line#"${words[1]}"}"
          line="${line# }"
          local -a found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2> /dev/null)}")
          compadd -- $found || _files
        }
        compdef _orgchart orgchart
        """;

    private const string Fish = """
        # orgchart: completion for fish. Load it with: orgchart completion fish | source
        function __orgchart_complete
            set -l program (commandline -opc)[1]
            set -l line (string replace -r '^\s*\S+ ?' '' -- (commandline -cp))
            $program "[suggest:"(string length -- "$line")"]" "$line" 2> /dev/null
        end
        complete -c orgchart -a '(__orgchart_complete)'
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Prints a script that lets a shell complete verbs and options. Example: source <(orgchart completion bash)") { shell };
        command.SetAction(parsed =>
        {
            Terminal.Out.Line(parsed.GetValue(shell) switch { "zsh" => Zsh, "fish" => Fish, _ => Bash });
            return 0;
        });
        return command;
    }
}
