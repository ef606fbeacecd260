namespace Kpi.Domain.Model;

/// <summary>A person as the chat platform names them; two namesakes have two.</summary>
public readonly record struct UserId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>编码 of an indicator: letters, digits, <c>_</c> and Chinese characters; unique within its base.</summary>
public readonly record struct IndicatorCode(string Value)
{
    public override string ToString() => Value;
}
