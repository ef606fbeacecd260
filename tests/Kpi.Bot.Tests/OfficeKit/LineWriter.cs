using System.Text;

namespace Kpi.Bot.Tests.OfficeKit;

/// <summary>Keeps what was printed; safe from several threads.</summary>
sealed class LineWriter : TextWriter
{
    readonly Lock gate = new();
    readonly StringBuilder text = new();
    readonly StringBuilder line = new();

    /// <summary>A line was printed.</summary>
    public event Action<string>? Printed;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        string? full = null;
        lock (gate)
        {
            text.Append(value);
            if (value != '\n')
                line.Append(value);
            else
            {
                full = line.ToString().TrimEnd('\r');
                line.Clear();
            }
        }
        if (full is not null)
            Printed?.Invoke(full);
    }

    public override string ToString() { lock (gate) return text.ToString(); }
}
