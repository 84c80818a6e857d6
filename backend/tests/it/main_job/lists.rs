//! Lists of equipment, written for these tests in the shapes in which donors send them.

use std::path::{Path, PathBuf};

/// The folder of real inventories, where there is one.
pub(super) fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("REBOND_SHARED_DATA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let folder = named.unwrap_or(beside).join("inventories");
    folder.is_dir().then_some(folder)
}

/// An inventory tool's export: UTF-8 with a byte order mark, semicolons, every field quoted, one empty column at the
/// end. Six laptops, two screens and a telephone.
pub(super) fn glpi() -> Vec<u8> {
    let mut text = String::from(
        "\u{feff}\"Nom\";\"Entité\";\"Statut\";\"Fabricant\";\"Numéro de série\";\"Type\";\"Modèle\";\
         \"Composants - Mémoire\";\"Composants - Disque dur\";\"Numéro d'inventaire\";\r\n",
    );
    for number in 1..=9 {
        let (maker, kind, model, memory, disk) = match number {
            1..=6 => ("LENOVO", "Notebook", "ThinkPad T480", "16384 Mio", "SSD 256 Gio"),
            7 | 8 => ("Dell Inc.", "LCD", "P2419H", "", ""),
            _ => ("Apple", "Smartphone", "iPhone 8", "2048 Mio", "Flash 64 Gio"),
        };
        text.push_str(&format!(
            "\"PC-{number:04}\";\"Siège\";\"À réformer\";\"{maker}\";\"PF2KX0{number}Z\";\"{kind}\";\"{model}\";\
             \"{memory}\";\"{disk}\";\"INV-{number:05}\";\r\n"
        ));
    }
    text.into_bytes()
}

/// A sheet made by hand, in Windows-1252: a title, an empty line, a group of four, an empty line, a total.
pub(super) fn by_hand() -> Vec<u8> {
    let text = "Matériel à donner - service informatique;;;;;\r\n\
        ;;;;;\r\n\
        Qté;Désignation;N° série;Année;RAM;Disque\r\n\
        1;PC portable Dell Latitude 5490;7KQ2XW3;2019;8 Go;256 Go SSD\r\n\
        4;PC portable Hp ProBook 450 G6;;2020;16 Go;512 Go SSD\r\n\
        1;Ecran Dell P2419H;JYDQG4F;2020;;\r\n\
        ;;;;;\r\n\
        TOTAL;3 lignes;;;;\r\n";
    text.chars().map(|character| u8::try_from(u32::from(character)).expect("a Latin letter")).collect()
}

/// An asset manager's export in English: commas, ISO dates, no memory. Four laptops.
pub(super) fn snipe_it() -> Vec<u8> {
    let mut text = String::from(
        "Asset Name,Asset Tag,Serial,Model,Model No.,Category,Manufacturer,Status,Location,Purchase Date,\
         Purchase Cost,Warranty,Notes\r\n",
    );
    for number in 1..=4 {
        text.push_str(&format!(
            "PC-{number},TAG-{number:05},PF3MM{number}A9,ThinkPad T480,20L5,Laptops,Lenovo,Ready to Deploy,\
             \"Bordeaux, Chartrons\",2019-07-05,1200.72,36 months,\r\n"
        ));
    }
    text.into_bytes()
}

/// Columns in another order, and what spreadsheets and people do to lists: three good lines, one of each refusal.
pub(super) fn disorder() -> Vec<u8> {
    "N° de série,Marque,MODELE,Type de matériel,Mémoire vive (Go),Stockage,Date d'achat,Prix d'achat TTC,commentaire\r\n\
     PF9UE4V1,LENOVO,ThinkPad T480,Portable,16,SSD 256,25/07/2019,\"154,34 €\",\"Ligne avec\nretour à la ligne et \
     \"\"guillemets\"\"\"\r\n\
     \"3,57E+14\",Dell Inc.,Latitude 7400,Portable,16,NVMe 256,22/09/2019,\"447,68 €\",\r\n\
     To be filled by O.E.M.,Dell Inc.,OptiPlex 7050,Fixe,16,HDD 1000,04/05/2017,\"268,70 €\",\r\n\
     9H6BGAX,Dell Inc.,Latitude 5490,Portable,seize,SSD 256,02/05/2019,\"487,31 €\",\r\n\
     8LNZ702,Dell Inc.,Latitude 5490,Portable,-8,SSD 256,02/05/2019,\"926,28 €\",\r\n\
     5CG9PTGA8K,HP,HP EliteBook 840 G5,Portable,8,NVMe 256,31/02/2019,\"347,18 €\",\r\n\
     PF8G3ZS9,LENOVO,ThinkCentre M720q,Fixe,8,SSD 256,43265,\"393,23 €\",\"=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")\"\r\n\
     0Q480VA,Dell Inc.,P2419H,Ecran,,,14/09/2017,\"125,88 €\",\r\n"
        .as_bytes()
        .to_vec()
}
