using System.Globalization;
using System.Net;
using System.Text;

namespace Kpi.Sandbox.Control;

/// <summary>The page that describes the control interface; made from the calls themselves.</summary>
static class ControlPage
{
    internal static string Of(string root, IEnumerable<ControlCall> calls)
    {
        var rows = new StringBuilder();
        foreach (var call in calls.OrderBy(c => c.Path, StringComparer.Ordinal))
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td>{call.Method}</td><td><code>{WebUtility.HtmlEncode(root + call.Path)}</code></td><td>{WebUtility.HtmlEncode(call.Help)}</td></tr>");
        return $$"""
            <!doctype html><html lang="zh"><meta charset="utf-8"><title>本地飞书 · 控制接口</title>
            <style>body{font:14px/1.6 sans-serif;margin:24px;max-width:1100px}td,th{padding:4px 10px;border-bottom:1px solid #dee0e3;text-align:left;vertical-align:top}</style>
            <h1>本地飞书 · 控制接口</h1>
            <p>请求和回答都是 JSON。人用姓名、邮箱或 open_id 指明；群用群名或 chat_id；出错时 HTTP 400，<code>error</code> 说明原因。</p>
            <table><tr><th>方法</th><th>路径</th><th>说明</th></tr>{{rows}}</table></html>
            """;
    }
}
