//! Packs the largest table so that it downloads a third smaller: names apart from numbers, numbers digit by digit.
//!
//! `names` has a line per place in the order of the table: `=PAK` opens a country, `+Balochistan` is a province and opens
//! it, `Quetta` is a city of the province that is open, `Quetta\tBalochistan` one of another province. `numbers` has six
//! columns, one after the other, of a byte a place: latitude and longitude in hundredths of a degree, low bytes and high
//! bytes apart, and the population as two digits and a power of ten. `src/places/packed.rs` reads it.

/// The packed table.
pub(crate) struct Packed {
    pub(crate) names: String,
    pub(crate) numbers: Vec<u8>,
}

/// Packs the table; an error begins with the line number.
pub(crate) fn pack(table: &str) -> Result<Packed, String> {
    let mut names = String::new();
    let mut columns: [Vec<u8>; 6] = Default::default();
    let (mut country, mut province) = ("", "");
    let lines = table.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')).skip(1);
    for (at, line) in lines {
        let wrong = |what: &str| format!("{}: {what}: {line}", at + 1);
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let [name, kind, of, admin1, lat, lon, population] = cells[..] else {
            return Err(wrong("seven cells are expected"));
        };
        if name.is_empty() || name.starts_with(['=', '+']) {
            return Err(wrong("a name is expected"));
        }
        if of != country {
            (country, province) = (of, "");
            names.push_str(&format!("={of}\n"));
        }
        match kind {
            "province" if admin1.is_empty() => {
                province = name;
                names.push_str(&format!("+{name}\n"));
            }
            "city" if admin1 == province => names.push_str(&format!("{name}\n")),
            "city" => names.push_str(&format!("{name}\t{admin1}\n")),
            _ => return Err(wrong("a city, or a province without admin1, is expected")),
        }
        let lat = hundredths(lat, 90).ok_or_else(|| wrong("degrees between -90 and 90 are expected"))?;
        let lon = hundredths(lon, 180).ok_or_else(|| wrong("degrees between -180 and 180 are expected"))?;
        let population = population.parse().ok().and_then(two_digits);
        let (digits, power) = population.ok_or_else(|| wrong("inhabitants with two exact digits are expected"))?;
        for (column, byte) in columns.iter_mut().zip([lat.to_le_bytes(), lon.to_le_bytes(), [digits, power]].concat()) {
            column.push(byte);
        }
    }
    Ok(Packed { names, numbers: columns.concat() })
}

fn hundredths(degrees: &str, most: i16) -> Option<i16> {
    let degrees: f64 = degrees.parse().ok()?;
    (degrees.abs() <= f64::from(most)).then(|| (degrees * 100.0).round() as i16)
}

fn two_digits(population: u32) -> Option<(u8, u8)> {
    let (mut digits, mut power) = (population, 0);
    while digits > 99 {
        if digits % 10 != 0 {
            return None;
        }
        (digits, power) = (digits / 10, power + 1);
    }
    Some((digits as u8, power))
}
