#include "models/places/address_tagger.h"
#include "models/places/city_generator.h"
#include "models/wire/address_model_file.h"
#include "models/wire/city_files.h"
#include "models/wire/tagged_addresses.h"
#include "tests/bench/measure.h"
#include "tests/models/assist/city.h"

#include <QFile>

#include <algorithm>
#include <malloc.h>
#include <map>

/// A finished utterance until everything it brings is told, in the demo city and in one as large as
/// the largest: 100,000 places, 10,000 answers, 1,100 categories.
namespace lianxin::assist {

namespace {

constexpr int kPlaces = 100'000;
constexpr std::size_t kEntries = 10'000;
constexpr std::size_t kCategories = 1'100;
constexpr std::uint64_t kSeed = 20'260'401;
constexpr double kMebibyte = 1024.0 * 1024.0;

/// The second half of one text behind the first half of another: the same words in new company.
std::string crossed(const std::string& one, const std::string& other)
{
    constexpr std::string_view kStop = "。";
    const auto half = [&](const std::string& text) {
        const auto stop = text.find(kStop, text.size() / 2);
        return stop == std::string::npos ? text.size() : stop + kStop.size();
    };
    return one.substr(0, half(one)) + other.substr(half(other));
}

std::string numbered(const std::string& name, std::size_t number)
{
    return std::string{name}.append("-").append(std::to_string(number));
}

std::vector<knowledge::Entry> manyAnswers(const std::vector<knowledge::Entry>& written)
{
    std::vector<knowledge::Entry> all = written;
    for (std::size_t i = 0; all.size() < kEntries; ++i) {
        const auto& one = written[i % written.size()];
        const auto& other = written[(i * 37 + i / written.size() + 1) % written.size()];
        auto entry = one;
        entry.id = EntryId{numbered(one.id.str(), i)};
        entry.answer = crossed(one.answer, other.answer);
        entry.questions = other.questions;
        all.push_back(std::move(entry));
    }
    return all;
}

/// Each new leaf stands beside an old one and is spoken of in half its words and half of another's;
/// every second opening of the old one becomes its own.
void addCategories(Sources& sources)
{
    const auto& written = sources.categories;
    std::map<CategoryCode, CategoryCode> twins;
    auto all = written.all();
    std::vector<ticket::Category> leaves;
    for (const auto& category : all)
        if (written.isLeaf(category.code))
            leaves.push_back(category);
    std::map<std::string, int> last;
    for (const auto& leaf : leaves) {
        const auto& code = leaf.code.str();
        auto& number = last[code.substr(0, 4)];
        number = std::max(number, std::stoi(code.substr(4)));
    }
    for (std::size_t i = 0; all.size() < kCategories; ++i) {
        const auto& one = leaves[i % leaves.size()];
        const auto& other = leaves[(i * 29 + 7) % leaves.size()];
        const auto branch = one.code.str().substr(0, 4);
        const int number = ++last[branch];
        if (number > 99)
            continue;
        ticket::Category leaf = one;
        leaf.code = CategoryCode{branch + static_cast<char>('0' + number / 10) +
                                 static_cast<char>('0' + number % 10)};
        leaf.name = numbered(one.name, i);
        leaf.words.resize((one.words.size() + 1) / 2);
        leaf.words.insert(leaf.words.end(), other.words.begin(),
                          other.words.begin() +
                              static_cast<std::ptrdiff_t>(other.words.size() / 2));
        twins.emplace(one.code, leaf.code);
        all.push_back(std::move(leaf));
    }
    const auto shared = [&](std::vector<OpeningLine> lines) {
        for (std::size_t i = 0; i < lines.size(); i += 2)
            if (const auto twin = twins.find(lines[i].category); twin != twins.end())
                lines[i].category = twin->second;
        return keep(std::move(lines));
    };
    sources.openings = shared(*sources.openings);
    sources.stories = shared(*sources.stories);
    sources.categories = ticket::CategoryTree{std::move(all)};
}

Sources largestCity()
{
    auto sources = demoAssistant()->sources();
    auto plan = wire::readCityPlan(
        [](const std::string& path) {
            return Result<std::string>(
                fileText(std::string{LIANXIN_SOURCE_DIR "/resources/city/"} + path));
        },
        kSeed);
    plan.value().places = kPlaces;
    auto land = places::generateCity(plan.value());
    sources.districts.clear();
    sources.streets.clear();
    for (auto& area : land.areas)
        (area.parent.empty() ? sources.districts : sources.streets).push_back(std::move(area));
    sources.roads = std::move(land.roads);
    sources.places = keep(std::move(land.places));
    sources.knowledge = keep(manyAnswers(*sources.knowledge));
    addCategories(sources);
    return sources;
}

double allocatedMiB()
{
    return static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd) / kMebibyte;
}

void talkThrough(benchmark::State& state, const std::shared_ptr<const Assistant>& assistant)
{
    bench::Samples samples;
    for (auto _ : state) {
        for (const auto* id :
             {"heating", "night-noise", "fire", "prepaid-card", "unpaid-wages", "school-place"}) {
            const auto scenario = demoScenario(id);
            Desk desk{assistant, base::toIso(scenario.calledAt).c_str(), offerOf(scenario)};
            for (const auto& turn : scenario.turns) {
                const auto begin = bench::Samples::Clock::now();
                benchmark::DoNotOptimize(desk.hear(turn.speaker, turn.text));
                samples.add(bench::Samples::Clock::now() - begin);
            }
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(samples.size()));
    samples.report(state);
}

} // namespace

static void BM_Utterance(benchmark::State& state)
{
    talkThrough(state, demoAssistant());
}
BENCHMARK(BM_Utterance)->Name("assist/utterance")->MinTime(2)->Unit(benchmark::kMillisecond);

/// Five scenarios as one call, of a quarter of an hour: what its last 40 utterances take.
static void BM_UtteranceLateInLongCall(benchmark::State& state)
{
    constexpr std::size_t kLate = 40;
    std::vector<training::Turn> turns;
    for (const auto* id :
         {"heating", "night-noise", "prepaid-card", "unpaid-wages", "school-place"})
        for (const auto& turn : demoScenario(id).turns)
            turns.push_back(turn);
    const auto first = demoScenario("heating");
    bench::Samples samples;
    for (auto _ : state) {
        Desk desk{demoAssistant(), base::toIso(first.calledAt).c_str(), offerOf(first)};
        for (std::size_t i = 0; i < turns.size(); ++i) {
            const auto begin = bench::Samples::Clock::now();
            benchmark::DoNotOptimize(desk.hear(turns[i].speaker, turns[i].text));
            if (i + kLate >= turns.size())
                samples.add(bench::Samples::Clock::now() - begin);
        }
    }
    state.counters["utterances"] = static_cast<double>(turns.size());
    samples.report(state);
}
BENCHMARK(BM_UtteranceLateInLongCall)
    ->Name("assist/utterance_late_in_long_call")
    ->MinTime(2)
    ->Unit(benchmark::kMillisecond);

static void BM_UtteranceInLargestCity(benchmark::State& state)
{
    demoAssistant();
    const double before = allocatedMiB();
    const auto assistant = std::make_shared<const Assistant>(largestCity());
    const double after = allocatedMiB();
    talkThrough(state, assistant);
    const auto& sources = assistant->sources();
    state.counters["MiB"] = after - before;
    state.counters["places"] = static_cast<double>(sources.places->size());
    state.counters["entries"] = static_cast<double>(sources.knowledge->size());
    state.counters["categories"] = static_cast<double>(sources.categories.all().size());
}
BENCHMARK(BM_UtteranceInLargestCity)
    ->Name("assist/utterance_in_largest_city")
    ->MinTime(2)
    ->Unit(benchmark::kMillisecond);

/// A tagger's file, trained on real addresses; empty where they are not there. Takes four minutes.
static std::string addressModel()
{
    QFile file(QStringLiteral(LIANXIN_SOURCE_DIR "/../shared/data/addresses/train.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto addresses = wire::parseTaggedAddresses(file.readAll().toStdString());
    if (!addresses)
        return {};
    const auto tagger = places::AddressTagger::train(addresses.value());
    return tagger ? wire::addressModelFile(tagger.value().model()) : std::string();
}

/// As in a seat that was given an address model: what the tagger alone takes, and the help with it.
static void BM_UtteranceWithAddressTagger(benchmark::State& state)
{
    const auto file = addressModel();
    if (file.empty()) {
        state.SkipWithError("shared/data/addresses is not there: no tagger to try");
        return;
    }
    const double before = allocatedMiB();
    auto tagger = places::AddressTagger::of(wire::parseAddressModel(file).value());
    const double after = allocatedMiB();
    auto sources = demoAssistant()->sources();
    sources.addressTagger =
        std::make_shared<const places::AddressTagger>(std::move(tagger).value());
    talkThrough(state, std::make_shared<const Assistant>(std::move(sources)));
    state.counters["MiB"] = after - before;
    state.counters["file_MiB"] = static_cast<double>(file.size()) / kMebibyte;
}
BENCHMARK(BM_UtteranceWithAddressTagger)
    ->Name("assist/utterance_with_address_tagger")
    ->MinTime(2)
    ->Unit(benchmark::kMillisecond);

/// The indexes over a city, as a seat makes them once after it has read its files.
static void BM_AssistBuild(benchmark::State& state)
{
    const auto& sources = demoAssistant()->sources();
    for (auto _ : state)
        benchmark::DoNotOptimize(Assistant{sources}.model());
}
BENCHMARK(BM_AssistBuild)->Name("assist/build")->Unit(benchmark::kMillisecond);

} // namespace lianxin::assist
