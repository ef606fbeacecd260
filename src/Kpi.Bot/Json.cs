using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kpi.Bot;

/// <summary>JSON as it is stored and sent: no white space, Chinese as itself, so that sizes count what people wrote.</summary>
static class Json
{
    public static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
