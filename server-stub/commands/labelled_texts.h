#pragma once

#include "models/assist/text_trainer.h"
#include "server-stub/cli/options.h"

#include <string>
#include <vector>

namespace lianxin::commands {

/// Texts with their labels, and a fingerprint of the files they came from.
struct LabelledTexts {
    std::vector<assist::Example> examples;
    std::string fingerprint; ///< SHA-256 over the SHA-256 of each file, in order
};

/// Rows of a tab-separated file with the columns `label` and `text`, or `segmented_text` for
/// `Form::Words`. Errors: `not_found`, `io`, `bad_tsv`, `missing_member`, each with the file.
Result<std::vector<assist::Example>> readLabelled(const std::string& path,
                                                  assist::Example::Form form);
/// What `--train` (and `--train-segmented`, where given) name.
Result<LabelledTexts> readTraining(const cli::Given& given);

/// The two options, for the help of a sub-command that trains.
std::vector<cli::Option> trainingOptions();

} // namespace lianxin::commands
