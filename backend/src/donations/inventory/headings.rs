//! What a heading means: a table of words in French and English, as inventory tools and people write them.

use super::fold::{find_words, fold};
use super::understood::Meaning;

/// What a heading is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// A column that is used.
    Means(Meaning),
    /// The machine's name: a designation when there is no other.
    MachineName,
    /// Known, and left aside on purpose.
    Ignored,
    /// About people: left aside, and not even shown.
    Personal,
}

/// A heading understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) reading: Reading,
    /// The words of the table are the whole heading, not a part of it.
    pub(super) whole: bool,
    /// Among several columns of one meaning the lowest is read first.
    pub(super) rank: u8,
}

struct Rule {
    reading: Reading,
    rank: u8,
    /// Folded words, without the small words that `WORDS_PASSED_OVER` lists.
    any: &'static str,
    unless: &'static str,
}

const fn means(meaning: Meaning, any: &'static str, unless: &'static str) -> Rule {
    Rule { reading: Reading::Means(meaning), rank: 1, any, unless }
}

const fn later(rule: Rule) -> Rule {
    Rule { rank: 2, ..rule }
}

const fn aside(reading: Reading, any: &'static str) -> Rule {
    Rule { reading, rank: 1, any, unless: "" }
}

/// Small words, units and the names of sections that tools put before their columns.
const WORDS_PASSED_OVER: &str = "de | d | du | des | la | le | les | l | un | en | et | of | the | and | go | gb | gio | gib | \
    mo | mb | mio | mib | to | tb | ttc | ht | eur | euro | euros | composants | components | \
    informations | financieres | administratives | financial | administrative | information | \
    account | info ";

/// First match wins, so what is narrow stands before what is broad.
const RULES: &[Rule] = &[
    aside(
        Reading::Ignored,
        "derniere modification | last update | last updated | dernier inventaire | last inventory | \
         lastdate | dernier contact | last seen | created at | updated at | date creation | date \
         modification | date sortie | date reforme | date don | date inventaire | fin garantie | \
         garantie | warranty | eol | fin vie | end life | expiration | valeur residuelle | valeur nette \
         | vnc | current value | book value | amortissement | depreciation | centre cout | cost center | \
         type licence | type contrat | type reseau | type connexion | type garantie | type don | \
         batterie | battery | chargeur | charger | licence | license | product key | cle produit | carte \
         graphique | graphics | gpu | swap | carte mere | motherboard | espace libre | free space | \
         statut | status | adresse mac | mac address | adresse ip | ip address | operateur | forfait | \
         checkin | disposition",
    ),
    aside(
        Reading::Personal,
        "utilisateur | utilisateurs | usager | user | username | userid | userdomain | users | affecte | \
         affectation | attribue | attribution | checked out | checkedout | assigned | \
         proprietaire | owner | login | agent | beneficiaire | contact | email | e mail | mail | \
         courriel | prenom | nom prenom | nom agent | employee | employe | detenteur | responsable | \
         technicien | telephone | tel | phone | first name | last name | full name",
    ),
    means(
        Meaning::Serial,
        "no serie | numero serie | num serie | n serie | nserie | noserie | numserie | numeroserie | nr \
         serie | serial number | serial no | serial | serialnumber | serials | s n | sn | ssn | service \
         tag | servicetag | tag service | serie | no serial | numero serial",
        "ecran | monitor | disque | disk | windows | os",
    ),
    later(means(Meaning::Serial, "imei | imei1 | meid | numero fabrication", "imei2 | 2")),
    means(
        Meaning::InventoryNumber,
        "no inventaire | numero inventaire | num inventaire | inventory number | inventory no | asset \
         tag | assettag | no immo | no immobilisation | numero immobilisation | code immobilisation | \
         immobilisation | code barre | code barres | barcode | etiquette | otherserial | code inventaire \
         | reference interne | ref interne | asset no | asset number | asset id | no parc | numero parc \
         | code parc | no materiel | no actif | tag | inventaire | inventory",
        "date",
    ),
    aside(
        Reading::Ignored,
        "cpu mhz | mhz | ghz | frequence | frequency | vitesse | speed | coeurs | cores | threads | \
         processors | processorn | nombre processeurs | nb processeurs | barrettes | slots | \
         emplacements | type memoire | memory type | type ram | ram type | version os | os version | \
         osversion | oscomments | version systeme | version | edition | architecture | noyau | kernel | \
         service pack | carte memoire | nombre disques | nb disques | controleur | lecteur | graveur | \
         chiffrement | bitlocker | efface | effacement",
    ),
    means(
        Meaning::StorageKind,
        "type disque | type disque dur | type stockage | disk type | storage type | drive type | \
         technologie disque | technologie stockage | nature disque | type dd",
        "",
    ),
    means(
        Meaning::Storage,
        "memoire stockage | memoire interne | memoire masse | internal storage | disque dur | disques \
         durs | disque | disques | stockage | storage | hard drive | hard disk | hard drives | disk | \
         disks | drive | drives | hdd | ssd | capacite | capacity | rom | dd | disque1 | disque2",
        "libre | free | utilise | used | nombre | nb | firmware | etat | retire | sante | health | \
         reseau",
    ),
    means(
        Meaning::Memory,
        "memoire vive | memoire | memoires | ram | memory | mem",
        "libre | free | video | max | morte",
    ),
    means(
        Meaning::Processor,
        "processeur | processeurs | processor | processort | cpu | proc | puce | soc",
        "nombre | nb | quantite",
    ),
    means(
        Meaning::Specification,
        "caracteristiques | caracteristique | caracteristiques techniques | configuration | config | \
         specifications | specification | specs | spec | description technique | fiche technique",
        "",
    ),
    means(
        Meaning::OperatingSystem,
        "systeme exploitation | operating system | operatingsystem | osname | os name | os | systeme | \
         windows",
        "no | numero | cle | key | date | information",
    ),
    means(
        Meaning::PurchasePrice,
        "prix | cout | cost | price | montant | amount | pu | p u | purchase cost | purchase price | \
         valeur achat | valeur acquisition | valeur | value | tarif",
        "vente | revente | total | estimee | marche",
    ),
    means(
        Meaning::PurchaseDate,
        "date achat | date acquisition | purchase date | purchased | date purchase | acquired | annee \
         achat | annee acquisition | acquisition date | achat | purchase | buy date | bought | \
         acquisition",
        "no | numero | order | bon | mode | type",
    ),
    later(means(
        Meaning::PurchaseDate,
        "mise service | date service | in service | date livraison | livraison | date \
         facture | commissioning | date entree | date commande | order date | delivery date | annee | \
         year | millesime | date fabrication | annee fabrication | manufactured",
        "fin | sortie",
    )),
    means(
        Meaning::Quantity,
        "quantite | quantites | qte | qtes | q te | qty | quantity | nombre | nb | nbre | count | units \
         | unites | effectif",
        "ecrans | ports | mois | inventaires | disque | ram | annees | jours",
    ),
    means(
        Meaning::Designation,
        "marque modele | modele marque | marque type | brand model | make model | manufacturer model | \
         type modele | modele type",
        "",
    ),
    means(
        Meaning::ModelNumber,
        "model no | model number | modele no | no modele | numero modele | num modele | part number | \
         product number | p n | pn | sku | reference constructeur | reference fabricant | reference \
         produit | reference modele | code produit | code article | mtm | machine type | reference | \
         references | ref",
        "",
    ),
    means(
        Meaning::Brand,
        "marque | marques | fabricant | fabriquant | manufacturer | brand | constructeur | vendor | make \
         | smanufacturer | bmanufacturer | maker | mfr",
        "",
    ),
    means(
        Meaning::Category,
        "type | types | categorie | categories | category | famille | nature | genre | type materiel | \
         type equipement | type appareil | device type | asset type | chassis | form factor | family | \
         classe | class | sous categorie | type machine | type poste",
        "",
    ),
    means(Meaning::Model, "modele | modeles | model | models | smodel | nom modele | model name", ""),
    means(
        Meaning::StateNote,
        "etat | obs | rem | observation | observations | commentaire | commentaires | comment | comments | notes | \
         note | remarque | remarques | remarks | condition | constat | defaut | defauts | panne | pannes \
         | precisions | divers | infos | complement | details | accessoires | accessories | issues | \
         grade",
        "",
    ),
    aside(
        Reading::MachineName,
        "asset name | computer name | computer | machine | hostname | host name | nom machine | nom \
         poste | nom ordinateur | nom appareil | nom pc | nom netbios | nom equipement | device name | \
         host | nom | name",
    ),
    means(
        Meaning::Designation,
        "designation | designations | libelle | description | article | articles | equipement | \
         equipements | materiel | materiels | produit | product | item | intitule | appareil | appareils \
         | device | equipment | asset | hardware | ordinateur | poste | objet | denomination | product \
         name",
        "code | id",
    ),
    aside(
        Reading::Ignored,
        "entite | entity | state | lieu | lieux | location | localisation | site | batiment | salle | \
         bureau | etage | service | direction | pole | departement | department | groupe | group | \
         company | societe | supplier | fournisseur | facture | invoice | commande | order | id | no | \
         numero | num | n | ligne | uuid | ip | mac | domaine | domain | workgroup | reseau | network | \
         bios | key | ecran | taille | pouces | clavier | couleur | color | poids | weight | tpm | url | \
         image | qr | sim | date | emplacement | ville | city | adresse | address | age | total | \
         default location | code | type description | ports | inch | size",
    ),
];

/// Reads one heading; none when no word of the table is in it, or it looks like a value.
pub(super) fn read(heading: &str) -> Option<Heading> {
    if heading.chars().count() > 80 || heading.bytes().filter(u8::is_ascii_digit).count() > 1 {
        return None;
    }
    let words = significant_words(heading);
    if words.is_empty() || words.split(' ').count() > 7 {
        return None;
    }
    RULES
        .iter()
        .find_map(|rule| rule.reads(&words))
        .or_else(|| RULES.iter().find_map(|rule| rule.nearly_reads(&words)))
}

impl Rule {
    /// One letter wrong, missing or too many in a whole heading: "Désigniation".
    fn nearly_reads(&self, words: &str) -> Option<Heading> {
        let near = |phrase: &str| {
            phrase.len() >= 6
                && phrase.len().abs_diff(words.len()) <= 1
                && strsim::levenshtein(phrase, words) == 1
        };
        phrases(self.any).any(near).then_some(Heading {
            reading: self.reading,
            whole: false,
            rank: self.rank,
        })
    }

    fn reads(&self, words: &str) -> Option<Heading> {
        if phrases(self.unless).any(|phrase| find_words(words, phrase).is_some()) {
            return None;
        }
        let longest =
            phrases(self.any).filter(|phrase| find_words(words, phrase).is_some()).map(str::len).max()?;
        Some(Heading { reading: self.reading, whole: longest == words.len(), rank: self.rank })
    }
}

/// A figure without unit takes the unit that its heading gives: `"Mémoire vive (Go)"`.
pub(super) fn unit(heading: &str) -> Option<super::amounts::Unit> {
    fold(&split_joined_words(heading)).split(' ').find_map(super::amounts::Unit::from_word)
}

/// The phrases of one list of the table.
fn phrases(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').map(str::trim).filter(|phrase| !phrase.is_empty())
}

fn significant_words(heading: &str) -> String {
    let folded = fold(&split_joined_words(heading));
    let kept: Vec<&str> =
        folded.split(' ').filter(|word| !phrases(WORDS_PASSED_OVER).any(|passed| passed == *word)).collect();
    kept.join(" ")
}

/// `"SerialNumber"` becomes `"Serial Number"`.
fn split_joined_words(heading: &str) -> String {
    let mut split = String::with_capacity(heading.len() + 8);
    let mut after_small = false;
    for character in heading.chars() {
        if after_small && character.is_uppercase() {
            split.push(' ');
        }
        after_small = character.is_lowercase();
        split.push(character);
    }
    split
}
