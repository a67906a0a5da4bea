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

        /// The path. Some fields of different things have the same.
        impl std::fmt::Display for Field {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.path())
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
    FrameworkFollows = "framework.follows";
    DocumentStatus = "status";
    IssuedDecision = "issued.decision";
    IssuedDate = "issued.date";
    IssuedRestarts = "issued.restarts";
    ReconstructsDecision = "reconstructs.decision";
    ReconstructsDate = "reconstructs.date";
    StateDate = "state-date";
    Reviewed = "reviewed";
    LineOnSite = "security-lines.on-site";
    LineMonitoring = "security-lines.monitoring";
    LineChecks = "security-lines.independent-checks";
    LineNationalCentre = "security-lines.national-centre";
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
    Role = "role";
    Technical = "technical";
    Information = "information";
    PersonalDataSubjects = "personal-data-subjects";
    CriticalData = "critical-data";
    RoundTheClock = "round-the-clock";
    Monitored = "monitored";
    Assessed = "assessed";
    SecurityAppraisal = "security-level.appraisal";
    DataSource = "data-source";
    UpdateMechanism = "update-mechanism";
    CodeLists = "code-lists";
    ItemsDefault = "items.default";
    ItemsSpecial = "items.special";
    ItemsOpen = "items.open";
    SharingLog = "sharing-log";
    TargetUsers = "target-users";
    Catalogued = "catalogued";
    Fee = "fee";
    InteractiveForm = "interactive-form";
    PartialReason = "partial-reason";
    NotIntegratedReason = "not-integrated-reason";
    Proactive = "proactive.grade";
    ProactiveRefusal = "proactive.refusal";
    Identification = "identification";
    LoginCitizens = "login.citizens";
    LoginOrganisations = "login.organisations";
    ConformsTo = "conforms-to";
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
    SharingService = "service";
    Agreement = "agreement";
    Validity = "validity";
    StateSecret = "state-secret";
    LegalBasis = "legal-basis";
    // figures
    Measure = "measure";
    Value = "value";
    Unit = "unit";
    FigureQualifier = "qualifier";
    AsOf = "as-of";
    By = "by";
    Covers = "covers";
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
