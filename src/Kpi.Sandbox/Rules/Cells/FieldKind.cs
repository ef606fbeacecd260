namespace Kpi.Sandbox.Rules.Cells;

/// <summary>Field type numbers of bitable.md §4.3.</summary>
public static class FieldKind
{
    public const int Text = 1, Number = 2, SingleSelect = 3, MultiSelect = 4, Date = 5, Checkbox = 7, Person = 11, Phone = 13, Url = 15,
        Attachment = 17, SingleLink = 18, Lookup = 19, Formula = 20, DuplexLink = 21, Location = 22, Group = 23,
        CreatedTime = 1001, ModifiedTime = 1002, CreatedUser = 1003, ModifiedUser = 1004, AutoNumber = 1005;

    /// <summary>Filled by the platform itself; writing to it is refused.</summary>
    public static bool IsComputed(int type) => type is Lookup or Formula or (>= CreatedTime and <= AutoNumber);

    /// <summary>What may stand in the first column (1254012 otherwise).</summary>
    public static bool MayBePrimary(int type) => type is Text or Number or Date or Phone or Url or Formula or Location;
}
