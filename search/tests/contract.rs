//! One suite that every engine passes: give it a way to make an empty engine. Beside it stands what one engine
//! alone promises.

#[path = "contract/changes.rs"]
mod changes;
#[path = "contract/embedded_folder.rs"]
mod embedded_folder;
#[path = "contract/hostile.rs"]
mod hostile;
#[path = "contract/lists.rs"]
mod lists;
#[path = "contract/reference.rs"]
mod reference;
#[path = "contract/support.rs"]
mod support;
#[path = "contract/words.rs"]
mod words;

/// One test per promise, for one engine; the expression makes an empty one.
macro_rules! an_engine_keeps_the_contract {
    ($engine:ident, $make:expr) => {
        mod $engine {
            an_engine_keeps_the_contract! { @tests $make;
                words: a_typing_mistake_is_forgiven, sizes_are_understood_however_they_are_written,
                accents_case_and_plurals_do_not_matter, synonyms_find_each_other, a_longer_phrase_hides_a_shorter_one,
                model_numbers_stay_whole, words_written_apart_or_together_are_the_same,
                the_last_word_is_completed, unmatched_words_are_dropped_only_when_nothing_has_all_of_them,
                better_matches_come_first, stop_words_ask_for_nothing, among_equal_matches_the_nearest_comes_first,
                a_word_as_typed_hides_its_look_alikes;
                lists: sets_counts_orders_and_pages_equal_those_of_the_reference, a_sold_out_listing_never_shows,
                places_across_the_antimeridian_and_poles_are_found, what_has_no_place_comes_last_by_distance,
                a_facet_ignores_its_own_filter, a_cursor_only_continues_its_own_query,
                pages_neither_repeat_nor_skip_when_listings_come_and_go, an_empty_catalogue_answers;
                changes: a_change_is_seen_when_the_call_returns, an_older_version_changes_nothing,
                a_batch_with_an_impossible_listing_changes_nothing, versions_name_every_listing_held,
                a_rebuild_replaces_everything, a_failed_rebuild_changes_nothing,
                changes_during_a_rebuild_are_kept, reads_during_rebuilds_always_see_a_whole_catalogue,
                two_rebuilds_at_once_are_refused, writers_at_the_same_time_lose_nothing;
                hostile: any_text_is_answered_or_refused, impossible_places_are_refused_with_their_field,
                any_limit_is_answered, too_much_is_refused_with_its_field, impossible_prices_and_radii_are_refused;
            }
        }
    };
    (@tests $make:expr; $($room:ident: $($case:ident),+;)+) => {
        $(mod $room {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                crate::$room::$case(&$make).await;
            })+
        })+
    };
}

an_engine_keeps_the_contract!(embedded, crate::support::embedded);
