//! The fields that things of the model carry.

macro_rules! fields {
    ($($variant:ident = $path:literal;)+) => {
        /// A field of an element, relation, organisation, indicator or of the document itself.
        ///
        /// ```
        /// use justarch::Field;
        /// assert_eq!(Field::NameVi.path(), "name.vi");
        /// ```
        // The order is the order in which canonical files write the fields.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Field {
            $(#[doc = concat!("`", $path, "`.")] $variant,)+
        }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The path below the thing that carries the field, as files write it.
            pub const fn path(self) -> &'static str {
                match self { $(Self::$variant => $path,)+ }
            }
        }
    };
}

fields! {
    // identity
    Body = "body";
    Level = "level";
    NameVi = "name.vi";
    NameEn = "name.en";
    DescriptionVi = "description.vi";
    DescriptionEn = "description.en";
    Title = "title";
    Kind = "kind";
    Alias = "aliases";
    Tag = "tags";
    OrganisationKind = "kind";
    Parent = "parent";
    // the document
    Version = "version";
    FrameworkNumber = "framework.version";
    FrameworkDecision = "framework.decision";
    DocumentStatus = "status";
    IssuedDecision = "issued.decision";
    IssuedDate = "issued.date";
    ReconstructsDecision = "reconstructs.decision";
    ReconstructsDate = "reconstructs.date";
    StateDate = "state-date";
    Reviewed = "reviewed";
    // instruments
    Number = "number";
    Date = "date";
    Issuer = "issuer";
    Publisher = "publisher";
    Url = "url";
    // elements
    Scope = "scope";
    Owner = "owner";
    Operator = "operator";
    Status = "status";
    Since = "since";
    Until = "until";
    Instances = "instances";
    SecurityLevel = "security-level.level";
    SecurityReason = "security-level.reason";
    SecurityDecision = "security-level.decision";
    DatabaseClass = "class";
    MasterData = "master-data";
    Grade = "grade";
    Code = "code";
    Readiness = "readiness";
    Succeeds = "succeeds";
    // relations
    RouteDirect = "route.direct";
    RouteHop = "route";
    Purpose = "purpose";
    Sharing = "sharing";
    Method = "method";
    Data = "data";
    VolumeValue = "volume.value";
    VolumeUnit = "volume.unit";
    VolumeQualifier = "volume.qualifier";
    JustificationReason = "justification.reason";
    JustificationText = "justification.text";
    JustificationApproval = "justification.approval";
    StateSecretBasis = "state-secret.basis";
    // figures
    Measure = "measure";
    Value = "value";
    Unit = "unit";
    FigureQualifier = "qualifier";
    AsOf = "as-of";
    By = "by";
    // contents, fates
    Content = "text";
    Unknown = "unknown";
    Reason = "reason";
    Decision = "decision";
    Successor = "successor";
    TransferredTo = "to";
    TransferBasis = "basis";
    // provenance and remarks
    NoteVi = "note.vi";
    NoteEn = "note.en";
    Attribute = "attributes";
    Source = "sources";
    Inferred = "inferred";
    // Marks a field whose value the reader refused, so that no rule reports it as absent.
    Refused = "(refused)";
}
