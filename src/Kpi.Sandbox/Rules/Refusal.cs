using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Rules;

/// <summary>The platform says no: its code, text and HTTP status.</summary>
public class Refusal(int code, string message, int status = 400) : Exception(message)
{
    public int Code { get; } = code;
    public int Status { get; } = status;

    /// <summary>Members of the answer's <c>error</c> object beside the log id; null for none.</summary>
    public JsonObject? Details { get; init; }

    /// <summary>A request field that fails validation: 99992402 with <c>field_violations</c>.</summary>
    public static Refusal Field(string field, string value, string description) =>
        new(99992402, "field validation failed")
        {
            Details = new() { ["field_violations"] = new JsonArray(new JsonObject { ["field"] = field, ["value"] = value, ["description"] = description }) },
        };
}
