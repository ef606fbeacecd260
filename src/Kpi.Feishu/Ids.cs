namespace Kpi.Feishu;

/// <summary><c>om_…</c>: a message.</summary>
public readonly record struct MessageId(string Value)
{
    public override string ToString() => Value;
}

/// <summary><c>oc_…</c>: a group or a direct chat.</summary>
public readonly record struct ChatId(string Value)
{
    public override string ToString() => Value;
}

/// <summary><c>ou_…</c>: a person or bot as this app sees them; another app sees another id.</summary>
public readonly record struct OpenId(string Value)
{
    public override string ToString() => Value;
}
