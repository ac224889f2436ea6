#include "server-stub/commands/labelled_texts.h"

#include "models/wire/delimited.h"
#include "models/wire/digest.h"
#include "server-stub/commands/files.h"

namespace lianxin::commands {

using Form = assist::Example::Form;

namespace {

Result<std::vector<assist::Example>> parseLabelled(const std::string& text, Form form)
{
    const auto table = wire::parseTsv(text);
    if (!table)
        return table.error();
    const char* words = form == Form::Words ? "segmented_text" : "text";
    const int label = table.value().column("label");
    const int column = table.value().column(words);
    if (label < 0 || column < 0)
        return Error{"missing_member", std::string("label, ") + words};
    std::vector<assist::Example> examples;
    for (const auto& row : table.value().rows)
        examples.push_back(
            {row[static_cast<std::size_t>(label)], row[static_cast<std::size_t>(column)], form});
    return examples;
}

} // namespace

Result<std::vector<assist::Example>> readLabelled(const std::string& path, Form form)
{
    const auto text = readFile(path);
    if (!text)
        return text.error();
    auto examples = parseLabelled(text.value(), form);
    if (!examples)
        return Error{examples.error().code, path + ": " + examples.error().detail};
    return examples;
}

Result<LabelledTexts> readTraining(const cli::Given& given)
{
    LabelledTexts out;
    std::string digests;
    for (const auto& [option, form] :
         {std::pair{"train", Form::Text}, std::pair{"train-segmented", Form::Words}}) {
        if (!given.has(option))
            continue;
        const auto path = given.value(option);
        auto examples = readLabelled(path, form);
        if (!examples)
            return examples.error();
        digests += wire::sha256Hex(readFile(path).value());
        for (auto& example : examples.value())
            out.examples.push_back(std::move(example));
    }
    out.fingerprint = wire::sha256Hex(digests);
    return out;
}

std::vector<cli::Option> trainingOptions()
{
    return {{"train", "文件", "用来学习的文本：制表符分隔，含 label 和 text 两列"},
            {"train-segmented", "文件", "已分词、去停用词的文本：label 和 segmented_text 两列"}};
}

} // namespace lianxin::commands
