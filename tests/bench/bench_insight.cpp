#include "models/insight/topic_view.h"
#include "models/wire/delimited.h"
#include "tests/bench/measure.h"

#include <QFile>

#include <malloc.h>

/// A new ticket finds its group among as many as a centre keeps: real letters where they are there,
/// each as if raised in one of many compounds.
namespace lianxin::insight {

namespace {

constexpr std::size_t kKept = 5'000;
constexpr std::size_t kMore = 2'000;
constexpr std::size_t kCompounds = 400;
constexpr double kMebibyte = 1024.0 * 1024.0;
constexpr std::chrono::minutes kBetween{4};

double allocatedMiB()
{
    return static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd) / kMebibyte;
}

/// Title and text of each line; nothing where the file is not there.
std::vector<Message> lettersIn(const char* path, const char* title, const char* text)
{
    std::vector<Message> letters;
    QFile file(QStringLiteral(LIANXIN_SOURCE_DIR "/../shared/data/") + QString::fromUtf8(path));
    if (!file.open(QIODevice::ReadOnly))
        return letters;
    const auto table = wire::parseTsv(file.readAll().toStdString());
    if (!table)
        return letters;
    const int titles = table.value().column(title);
    const auto texts = static_cast<std::size_t>(table.value().column(text));
    for (const auto& row : table.value().rows) {
        Message letter;
        letter.title = titles < 0 ? std::string() : row[static_cast<std::size_t>(titles)];
        letter.text = row[texts];
        letters.push_back(std::move(letter));
    }
    return letters;
}

std::vector<Message> realLetters()
{
    auto letters = lettersIn("replies/replies.tsv", "title", "text");
    for (auto& more : lettersIn("category7/train.tsv", "title", "text"))
        letters.push_back(std::move(more));
    return letters;
}

Message raised(const std::vector<Message>& letters, std::size_t number)
{
    Message message = letters[number % letters.size()];
    message.id = std::to_string(number);
    message.user = std::to_string(number * 7919 % 5'000);
    message.time = UtcTime{kBetween * static_cast<int>(number)};
    const std::size_t compound = number * 31 % kCompounds;
    message.place = std::string("第").append(std::to_string(compound)).append("小区");
    message.text = message.place + message.text;
    return message;
}

} // namespace

static void BM_Join(benchmark::State& state)
{
    const auto letters = realLetters();
    if (letters.empty()) {
        state.SkipWithError("shared/data is not there: no real letters to group");
        return;
    }
    bench::Samples samples;
    double mebibytes = 0;
    std::size_t topicCount = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const double before = allocatedMiB();
        Topics topics;
        std::size_t number = 0;
        for (; number < kKept; ++number)
            topics.add(raised(letters, number));
        mebibytes = allocatedMiB() - before;
        state.ResumeTiming();
        for (; number < kKept + kMore; ++number) {
            const auto message = raised(letters, number);
            const auto begin = bench::Samples::Clock::now();
            const int topic = topics.add(message);
            topics.forget({}, kKept);
            benchmark::DoNotOptimize(warningOf(topics, topic, message.time));
            samples.add(bench::Samples::Clock::now() - begin);
        }
        topicCount = topics.numbers().size();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(samples.size()));
    samples.report(state);
    state.counters["MiB"] = mebibytes;
    state.counters["kept"] = static_cast<double>(kKept);
    state.counters["topics"] = static_cast<double>(topicCount);
}
BENCHMARK(BM_Join)->Name("insight/join")->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace lianxin::insight
