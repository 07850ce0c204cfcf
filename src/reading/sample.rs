//! The sample: short reports by outlets that do not exist, on public facts.

/// Names and bytes of its files.
pub(super) const FILES: &[(&str, &[u8])] = &[
    ("2021-11-09-one-month-truce.md", include_bytes!("../sample/2021-11-09-one-month-truce.md")),
    ("2022-04-17-strikes-khost-kunar.md", include_bytes!("../sample/2022-04-17-strikes-khost-kunar.md")),
    ("2023-02-03-peshawar-toll.md", include_bytes!("../sample/2023-02-03-peshawar-toll.md")),
    ("2023-10-04-told-to-leave.md", include_bytes!("../sample/2023-10-04-told-to-leave.md")),
    ("2024-12-22-makin.md", include_bytes!("../sample/2024-12-22-makin.md")),
    ("2024-12-26-barmal.md", include_bytes!("../sample/2024-12-26-barmal.md")),
    ("2025-04-20-dar-in-kabul.md", include_bytes!("../sample/2025-04-20-dar-in-kabul.md")),
    ("2025-08-29-night-strikes.md", include_bytes!("../sample/2025-08-29-night-strikes.md")),
    ("2025-10-13-border-clashes.md", include_bytes!("../sample/2025-10-13-border-clashes.md")),
    ("2025-10-14-clashes-reprint.md", include_bytes!("../sample/2025-10-14-clashes-reprint.md")),
    ("2025-10-19-doha.md", include_bytes!("../sample/2025-10-19-doha.md")),
    ("2025-10-20-truce-holds.md", include_bytes!("../sample/2025-10-20-truce-holds.md")),
    ("2025-10-31-istanbul.md", include_bytes!("../sample/2025-10-31-istanbul.md")),
    ("2025-11-12-trade.md", include_bytes!("../sample/2025-11-12-trade.md")),
];
