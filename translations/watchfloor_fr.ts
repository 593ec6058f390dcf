<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Brief</name>
    <message>
        <source>all of the record</source>
        <translation>toutes les données</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>le début</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>No change: no incident in this period concerns the reader.</source>
        <translation>Aucun changement&#xa0;: aucun incident de cette période ne concerne le destinataire.</translation>
    </message>
    <message>
        <source>%1 incidents in the period: %2 critical, %3 high, %4 medium, %5 low or informational.</source>
        <translation>%1 incidents sur la période&#xa0;: %2 critiques, %3 élevés, %4 moyens, %5 faibles ou pour information.</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>No mission is described in this picture.</source>
        <translation>Aucune mission n’est décrite dans cette situation.</translation>
    </message>
    <message>
        <source>All missions are nominal as far as is known.</source>
        <translation>Pour autant que l’on sache, toutes les missions sont dans leur état nominal.</translation>
    </message>
    <message>
        <source>Blind spots: %1.</source>
        <translation>Angles morts&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 silent since %2</source>
        <translation>%1 muet depuis %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source> (through %1)</source>
        <translation> (par %1)</translation>
    </message>
    <message>
        <source>nothing known</source>
        <translation>rien de connu</translation>
    </message>
    <message>
        <source>Missions and what threatens them</source>
        <translation>Les missions et ce qui les menace</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>En raison de</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>non daté</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>What changed in the period</source>
        <translation>Ce qui a changé sur la période</translation>
    </message>
    <message>
        <source>NO CHANGE.</source>
        <translation>AUCUN CHANGEMENT.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Survenu</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>, sources disagree</source>
        <translation>, les sources divergent</translation>
    </message>
    <message>
        <source>And %1 more of lower severity.</source>
        <translation>Et %1 autres de moindre gravité.</translation>
    </message>
    <message>
        <source>Feeds behind this picture</source>
        <translation>Les flux derrière cette situation</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Fiabilité</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Dernier événement</translation>
    </message>
    <message>
        <source>SILENT</source>
        <translation>MUET</translation>
    </message>
    <message>
        <source>late</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>aucune donnée</translation>
    </message>
    <message>
        <source>live</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>%1 observations and %2 incidents were considered; %3 items carry no usable time and %4 no place.</source>
        <translation>%1 observations et %2 incidents ont été pris en compte&#xa0;; %3 éléments n’ont pas d’heure exploitable et %4 pas de lieu.</translation>
    </message>
    <message>
        <source>nothing in this picture may be released to %1</source>
        <translation>rien dans cette situation ne peut être diffusé à %1</translation>
    </message>
    <message>
        <source>no mission &quot;%1&quot; that this audience may see</source>
        <translation>aucune mission «&#xa0;%1&#xa0;» que ce destinataire puisse voir</translation>
    </message>
    <message>
        <source>Cyber situation brief: %1</source>
        <translation>Point de situation cyber&#xa0;: %1</translation>
    </message>
    <message>
        <source>Cyber situation brief</source>
        <translation>Point de situation cyber</translation>
    </message>
    <message>
        <source>Picture as known at %1. Period: %2. For: %3.</source>
        <translation>Situation telle que connue à %1. Période&#xa0;: %2. Pour&#xa0;: %3.</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>En bref</translation>
    </message>
    <message>
        <source>Incidents and observations by place. A ring or a country label marks a place known only roughly.</source>
        <translation>Incidents et observations par lieu. Un anneau ou un nom de pays signale un lieu connu seulement de façon approximative.</translation>
    </message>
    <message>
        <source>Density by severity over the period, times in UTC.</source>
        <translation>Densité par gravité sur la période, heures en UTC.</translation>
    </message>
    <message>
        <source>What the affected missions depend on. Impact model: %1.</source>
        <translation>Ce dont dépendent les missions touchées. Modèle d’impact&#xa0;: %1.</translation>
    </message>
    <message>
        <source>nominal</source>
        <translation>nominal</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>dégradé</translation>
    </message>
    <message>
        <source>impaired</source>
        <translation>entravé</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>hors service</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>info</source>
        <translation>info</translation>
    </message>
    <message>
        <source>low</source>
        <translation>faible</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>high</source>
        <translation>élevée</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>critique</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>signalé</translation>
    </message>
    <message>
        <source>correlated</source>
        <translation>corrélé</translation>
    </message>
    <message>
        <source>assessed</source>
        <translation>évalué</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>reconnu</translation>
    </message>
    <message>
        <source>lapsed</source>
        <translation>caduc</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>contesté</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>écarté</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>clos</translation>
    </message>
    <message>
        <source>sensor</source>
        <translation>capteur</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>partenaire</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>salle de veille</translation>
    </message>
    <message>
        <source>%1, parts never seen</source>
        <translation>%1, des parties jamais vues</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 depuis %2</translation>
    </message>
    <message>
        <source>%1, parts unseen since %2</source>
        <translation>%1, des parties invisibles depuis %2</translation>
    </message>
    <message>
        <source>%1: never seen</source>
        <translation>%1 : jamais vu</translation>
    </message>
    <message>
        <source>%1: not seen since %2</source>
        <translation>%1 : plus vu depuis %2</translation>
    </message>
    <message>
        <source>FAILING</source>
        <translation>EN DÉFAUT</translation>
    </message>
    <message>
        <source>imminent</source>
        <translation>imminente</translation>
    </message>
    <message>
        <source>ongoing</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>adversary</source>
        <translation>adverse</translation>
    </message>
    <message>
        <source>friendly</source>
        <translation>amie</translation>
    </message>
    <message>
        <source>campaign</source>
        <translation>campagne</translation>
    </message>
    <message>
        <source>exercise</source>
        <translation>exercice</translation>
    </message>
    <message>
        <source>penetration-test</source>
        <translation>test d&apos;intrusion</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>maintenance</translation>
    </message>
    <message>
        <source>deployment</source>
        <translation>déploiement</translation>
    </message>
    <message>
        <source>defence</source>
        <translation>défense</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>À qui</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Cibles</translation>
    </message>
    <message>
        <source>Operations and exercises, ongoing or imminent</source>
        <translation>Opérations et exercices, en cours ou imminents</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>Et %1 de plus.</translation>
    </message>
    <message>
        <source>%1: held for %2 by the watch floor until %3 (%4)</source>
        <translation>%1 : tenu pour %2 par la salle de veille jusqu’à %3 (%4)</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Held for</source>
        <translation>Tenu pour</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’à</translation>
    </message>
    <message>
        <source>Incidents and feeds say</source>
        <translation>Incidents et flux disent</translation>
    </message>
    <message>
        <source>Health as the watch floor holds it</source>
        <translation>État tel que la salle de veille le tient</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Phases that run or are to come, if nothing is mended</source>
        <translation>Phases en cours et à venir, si rien n’est rétabli</translation>
    </message>
    <message>
        <source>%1, runs</source>
        <translation>%1, en cours</translation>
    </message>
    <message>
        <source>To come, if nothing is mended: %1.</source>
        <translation>À venir, si rien n’est rétabli : %1.</translation>
    </message>
    <message>
        <source>%1 more phases</source>
        <translation>%1 autres phases</translation>
    </message>
    <message>
        <source>%1, %2 from %3: %4</source>
        <translation>%1, %2 à partir de %3 : %4</translation>
    </message>
    <message>
        <source>the same as now</source>
        <translation>comme maintenant</translation>
    </message>
</context>
<context>
    <name>BriefPrinter</name>
    <message>
        <source>As known at %1</source>
        <translation>Telle que connue à %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
</context>
<context>
    <name>ChangeBadge</name>
    <message>
        <source>New</source>
        <translation>Nouveaux</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Aggravé</translation>
    </message>
    <message>
        <source>Newly contradicted</source>
        <translation>Nouvellement contredit</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Amélioré</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Clos</translation>
    </message>
</context>
<context>
    <name>Components</name>
    <message>
        <source>exploited</source>
        <translation>exploitée</translation>
    </message>
    <message>
        <source>the bill lists %1 without saying who needs it</source>
        <translation>la nomenclature cite %1 sans dire qui en a besoin</translation>
    </message>
    <message numerus="yes">
        <source>… %n more …</source>
        <translation>
            <numerusform>… %n autre …</numerusform>
            <numerusform>… %n autres …</numerusform>
        </translation>
    </message>
    <message>
        <source>only components of a circle need %1; nothing leads there from %2</source>
        <translation>seuls des composants d’un cercle ont besoin de %1&#xa0;; rien n’y mène depuis %2</translation>
    </message>
</context>
<context>
    <name>ConnectionsPanel</name>
    <message>
        <source>next look at %1</source>
        <translation>prochain contrôle à %1</translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>%1 · cause</source>
        <translation>%1 · cause</translation>
    </message>
    <message>
        <source>needs, to the right</source>
        <translation>a besoin de, vers la droite</translation>
    </message>
    <message>
        <source>one is enough</source>
        <translation>un seul suffit</translation>
    </message>
    <message>
        <source>two of three needed</source>
        <translation>deux sur trois requis</translation>
    </message>
    <message>
        <source>failing chain</source>
        <translation>chaîne défaillante</translation>
    </message>
    <message>
        <source>alternative lost</source>
        <translation>alternative perdue</translation>
    </message>
    <message>
        <source>hidden neighbours</source>
        <translation>voisins masqués</translation>
    </message>
    <message>
        <source>or</source>
        <translation>ou</translation>
    </message>
    <message>
        <source>No assets in this picture.</source>
        <translation>Aucun actif dans cette situation.</translation>
    </message>
    <message>
        <source>What threatens the missions</source>
        <translation>Ce qui menace les missions</translation>
    </message>
    <message>
        <source>Nothing is known to threaten a mission</source>
        <translation>Rien de connu ne menace une mission</translation>
    </message>
    <message>
        <source>%1: %2 of %3 assets</source>
        <translation>%1&#xa0;: %2 actifs sur %3</translation>
    </message>
    <message>
        <source>%1 · cause · unseen</source>
        <translation>%1 · cause · invisible</translation>
    </message>
    <message>
        <source>line</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>way between two</source>
        <translation>chemin entre deux</translation>
    </message>
    <message>
        <source>group, with its number</source>
        <translation>groupe, avec son nombre</translation>
    </message>
    <message>
        <source>%1 · by hand</source>
        <translation>%1 · à la main</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>fixé à la main</translation>
    </message>
    <message>
        <source>rests in this phase</source>
        <translation>au repos dans cette phase</translation>
    </message>
    <message>
        <source>vulnerable, in its severity&apos;s colour</source>
        <translation>vulnérable, dans la couleur de sa gravité</translation>
    </message>
    <message>
        <source>brings in what is vulnerable</source>
        <translation>amène ce qui est vulnérable</translation>
    </message>
    <message>
        <source>listed, and no chain of needs leads there</source>
        <translation>cité, et aucune chaîne de besoins n’y mène</translation>
    </message>
</context>
<context>
    <name>Missions</name>
    <message>
        <source>%1: %2 from %3</source>
        <translation>%1 : %2 à partir de %3</translation>
    </message>
</context>
<context>
    <name>Need</name>
    <message>
        <source>by itself: without it nothing works</source>
        <translation>seul : sans lui rien ne marche</translation>
    </message>
    <message>
        <source>one of several that it can use</source>
        <translation>un parmi plusieurs qu’il peut utiliser</translation>
    </message>
    <message>
        <source>%1 of its group are enough</source>
        <translation>%1 de son groupe suffisent</translation>
    </message>
    <message>
        <source>a share of a mean, weight %1</source>
        <translation>une part d’une moyenne, poids %1</translation>
    </message>
    <message>
        <source>FDNA, criticality %1</source>
        <translation>FDNA, criticité %1</translation>
    </message>
    <message>
        <source>strength %1</source>
        <translation>force %1</translation>
    </message>
    <message>
        <source>bridged for %1</source>
        <translation>ponté pendant %1</translation>
    </message>
    <message>
        <source>felt after %1</source>
        <translation>ressenti après %1</translation>
    </message>
    <message>
        <source>back %1 later</source>
        <translation>de retour %1 plus tard</translation>
    </message>
    <message>
        <source>Nobody is named who says so</source>
        <translation>Personne n’est nommé qui le dit</translation>
    </message>
    <message>
        <source>People of this floor say so</source>
        <translation>Des gens de cette salle le disent</translation>
    </message>
    <message>
        <source>%1 says so</source>
        <translation>%1 le dit</translation>
    </message>
    <message>
        <source>%1 needs %2</source>
        <translation>%1 a besoin de %2</translation>
    </message>
    <message>
        <source>Marking: %1</source>
        <translation>Marquage&#xa0;: %1</translation>
    </message>
    <message>
        <source>rests: its mission does not need it now</source>
        <translation>au repos : la mission n’en a pas besoin maintenant</translation>
    </message>
    <message>
        <source>needed in %1</source>
        <translation>nécessaire pendant %1</translation>
    </message>
    <message>
        <source>over: its mission does not need it any more</source>
        <translation>terminé : la mission n’en a plus besoin</translation>
    </message>
    <message numerus="yes">
        <source>%n more phases</source>
        <translation>
            <numerusform>%n autre phase</numerusform>
            <numerusform>%n autres phases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message numerus="yes">
        <source>%n needs and lines</source>
        <translation>
            <numerusform>%n besoin ou ligne</numerusform>
            <numerusform>%n besoins et lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>No sector known</source>
        <translation>Aucun secteur connu</translation>
    </message>
    <message>
        <source>No owner known</source>
        <translation>Aucun propriétaire connu</translation>
    </message>
    <message>
        <source>No country known</source>
        <translation>Aucun pays connu</translation>
    </message>
    <message>
        <source>No site known</source>
        <translation>Aucun site connu</translation>
    </message>
    <message>
        <source>No network segment known</source>
        <translation>Aucun segment de réseau connu</translation>
    </message>
    <message numerus="yes">
        <source>%n asset(s)</source>
        <translation>
            <numerusform>%n actif</numerusform>
            <numerusform>%n actifs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hurt</source>
        <translation>
            <numerusform>%n touché</numerusform>
            <numerusform>%n touchés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n inconnu</numerusform>
            <numerusform>%n inconnus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln asset(s) that nothing joins</source>
        <translation>
            <numerusform>%Ln actif que rien ne relie</numerusform>
            <numerusform>%Ln actifs que rien ne relie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>Nothing with a time in this picture.</source>
        <translation>Rien de daté dans cette situation.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 j</translation>
    </message>
    <message>
        <source>%1 y</source>
        <translation>%1 a</translation>
    </message>
    <message>
        <source>All of time</source>
        <translation>Toute la durée</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Jusqu’à %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>À partir de %1</translation>
    </message>
    <message>
        <source>%1 – %2, %3</source>
        <translation>%1 – %2, %3</translation>
    </message>
    <message>
        <source>UNDATED</source>
        <translation>NON DATÉ</translation>
    </message>
    <message>
        <source>outside the window</source>
        <translation>hors de la fenêtre</translation>
    </message>
    <message>
        <source>%1 later ▸</source>
        <translation>%1 après ▸</translation>
    </message>
    <message>
        <source>◂ %1 earlier</source>
        <translation>◂ %1 avant</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>×%1  %2</source>
        <translation>×%1  %2</translation>
    </message>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>%1 silent</source>
        <translation>%1 muet</translation>
    </message>
    <message>
        <source>%1 has gaps</source>
        <translation>%1 a des lacunes</translation>
    </message>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1, et %2 de plus</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>OPS</source>
        <translation>OPS</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>WHAT-IF · %1</source>
        <translation>ET SI · %1</translation>
    </message>
    <message>
        <source>Supposed here and nowhere else. No source says so.</source>
        <translation>Supposé ici et nulle part ailleurs. Aucune source ne le dit.</translation>
    </message>
    <message>
        <source>All that %1 owns fails</source>
        <translation>Tout ce qui est à %1 tombe en panne</translation>
    </message>
    <message>
        <source>All that %1 owns is impaired</source>
        <translation>Tout ce qui est à %1 est altéré</translation>
    </message>
    <message>
        <source>All that %1 owns works</source>
        <translation>Tout ce qui est à %1 fonctionne</translation>
    </message>
    <message>
        <source>All with %1 fails</source>
        <translation>Tout ce qui a %1 tombe en panne</translation>
    </message>
    <message>
        <source>All with %1 is impaired</source>
        <translation>Tout ce qui a %1 est altéré</translation>
    </message>
    <message>
        <source>All with %1 works</source>
        <translation>Tout ce qui a %1 fonctionne</translation>
    </message>
    <message>
        <source>%1 fails</source>
        <translation>%1 tombe en panne</translation>
    </message>
    <message>
        <source>%1 is impaired</source>
        <translation>%1 est altéré</translation>
    </message>
    <message>
        <source>%1 works</source>
        <translation>%1 fonctionne</translation>
    </message>
    <message>
        <source>The link %1 fails</source>
        <translation>Le lien %1 tombe en panne</translation>
    </message>
    <message>
        <source>The link %1 is impaired</source>
        <translation>Le lien %1 est altéré</translation>
    </message>
    <message>
        <source>The link %1 works</source>
        <translation>Le lien %1 fonctionne</translation>
    </message>
    <message>
        <source>All with a part by %1 fails</source>
        <translation>Tout ce qui a une pièce de %1 tombe en panne</translation>
    </message>
    <message>
        <source>All with a part by %1 is impaired</source>
        <translation>Tout ce qui a une pièce de %1 est altéré</translation>
    </message>
    <message>
        <source>All with a part by %1 works</source>
        <translation>Tout ce qui a une pièce de %1 fonctionne</translation>
    </message>
</context>
<context>
    <name>watchfloor::BlindSpots</name>
    <message>
        <source>%1: no data</source>
        <translation>%1 : aucune donnée</translation>
    </message>
    <message>
        <source>%1 silent since %2</source>
        <translation>%1 muet depuis %2</translation>
    </message>
</context>
<context>
    <name>watchfloor::CommandLine</name>
    <message>
        <source>The recognised cyber picture of a watch floor.</source>
        <translation>La situation cyber reconnue d’une salle de veille.</translation>
    </message>
    <message>
        <source>The store to open.</source>
        <translation>La base à ouvrir.</translation>
    </message>
    <message>
        <source>Begin in this workspace: watch, brief or analyse.</source>
        <translation>Commencer dans cet espace de travail&#xa0;: watch, brief ou analyse.</translation>
    </message>
    <message>
        <source>The clock of the display stands at this time (ISO 8601).</source>
        <translation>L’horloge de l’affichage est arrêtée à cette heure (ISO 8601).</translation>
    </message>
    <message>
        <source>Show the picture as it was known at this time (ISO 8601).</source>
        <translation>Montrer la situation telle qu’elle était connue à cette heure (ISO 8601).</translation>
    </message>
    <message>
        <source>Write a picture of window, map, timeline or graph when all is drawn, and exit.</source>
        <translation>Écrire une image de window, map, timeline ou graph lorsque tout est dessiné, puis quitter.</translation>
    </message>
    <message>
        <source>dark or light.</source>
        <translation>dark ou light.</translation>
    </message>
    <message>
        <source>Size of the window, such as 1920x1200.</source>
        <translation>Taille de la fenêtre, par exemple 1920x1200.</translation>
    </message>
    <message>
        <source>Select this incident or asset (id, or the beginning of its title).</source>
        <translation>Sélectionner cet incident ou cet actif (identifiant ou début du titre).</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Afficher cette aide.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Afficher la version.</translation>
    </message>
    <message>
        <source>--%1: not a time: %2</source>
        <translation>--%1&#xa0;: ce n’est pas une heure&#xa0;: %2</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Veille</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Point</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>one store at a time</source>
        <translation>une seule base à la fois</translation>
    </message>
    <message>
        <source>--workspace: watch, brief or analyse</source>
        <translation>--workspace&#xa0;: watch, brief ou analyse</translation>
    </message>
    <message>
        <source>--screenshot: window, map, timeline or graph, then =FILE.png</source>
        <translation>--screenshot&#xa0;: window, map, timeline ou graph, puis =FICHIER.png</translation>
    </message>
    <message>
        <source>--theme: dark or light</source>
        <translation>--theme&#xa0;: dark ou light</translation>
    </message>
    <message>
        <source>--size: such as 1920x1200</source>
        <translation>--size&#xa0;: par exemple 1920x1200</translation>
    </message>
</context>
<context>
    <name>watchfloor::Copies</name>
    <message>
        <source>EXERCISE · %1</source>
        <translation>EXERCICE · %1</translation>
    </message>
    <message>
        <source>%1 · as known at %2</source>
        <translation>%1 · connu à %2</translation>
    </message>
    <message>
        <source>WHAT-IF, nothing of this is real · %1</source>
        <translation>ET SI, rien de ceci n’est réel · %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::Facts</name>
    <message>
        <source>undated</source>
        <translation>non daté</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Survenu</translation>
    </message>
    <message>
        <source>First known</source>
        <translation>Connu depuis</translation>
    </message>
    <message>
        <source>Last word</source>
        <translation>Dernière nouvelle</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>Secteurs</translation>
    </message>
    <message>
        <source>Place known to</source>
        <translation>Lieu connu à l’échelle</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>reaches</source>
        <translation>atteint</translation>
    </message>
    <message>
        <source>affects</source>
        <translation>touche</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Nation</source>
        <translation>Nation</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Secteur</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Criticité</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>En lui-même</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Destinataires</translation>
    </message>
    <message>
        <source>threatened by</source>
        <translation>menacé par</translation>
    </message>
    <message>
        <source>incident</source>
        <translation>incident</translation>
    </message>
    <message>
        <source>needs</source>
        <translation>a besoin de</translation>
    </message>
    <message>
        <source>needs one of</source>
        <translation>a besoin de l’un de</translation>
    </message>
    <message>
        <source>needed by</source>
        <translation>nécessaire à</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>source %1</source>
        <translation>source %1</translation>
    </message>
    <message>
        <source>Observation</source>
        <translation>Observation</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Acteur</translation>
    </message>
    <message>
        <source>Affects</source>
        <translation>Touche</translation>
    </message>
    <message>
        <source>Its state is not known: nothing it depends on is described.</source>
        <translation>Son état n’est pas connu&#xa0;: rien de ce dont il dépend n’est décrit.</translation>
    </message>
    <message>
        <source>impaired</source>
        <translation>atteinte</translation>
    </message>
    <message>
        <source>%1 on it itself.</source>
        <translation>%1 sur l’actif lui-même.</translation>
    </message>
    <message>
        <source>It needs %1, hit by %2.</source>
        <translation>Il a besoin de %1, touché par %2.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Known here</source>
        <translation>Connu ici</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Révoqué</translation>
    </message>
    <message>
        <source>by the source itself</source>
        <translation>par la source elle-même</translation>
    </message>
    <message>
        <source> (zone assumed)</source>
        <translation> (fuseau supposé)</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet concerné</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>ATT&amp;CK</source>
        <translation>ATT&amp;CK</translation>
    </message>
    <message>
        <source>CVE</source>
        <translation>CVE</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Flux réseau</translation>
    </message>
    <message>
        <source>Community id</source>
        <translation>Community ID</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>by %1: %2</source>
        <translation>par %1 : %2</translation>
    </message>
    <message>
        <source>vulnerable, exploited elsewhere, %1</source>
        <translation>vulnérable, exploitée ailleurs, %1</translation>
    </message>
    <message>
        <source>vulnerable, %1</source>
        <translation>vulnérable, %1</translation>
    </message>
    <message>
        <source>%1, of them %2 known to be exploited</source>
        <translation>%1, dont %2 exploitées de façon avérée</translation>
    </message>
    <message>
        <source>; the worst %1 are listed</source>
        <translation>; les %1 pires sont listées</translation>
    </message>
    <message>
        <source>Vulnerabilities</source>
        <translation>Vulnérabilités</translation>
    </message>
    <message>
        <source>Vulnerability</source>
        <translation>Vulnérabilité</translation>
    </message>
    <message>
        <source>Exploited</source>
        <translation>Exploitée</translation>
    </message>
    <message>
        <source>yes, also for ransomware</source>
        <translation>oui, aussi pour des rançongiciels</translation>
    </message>
    <message>
        <source>yes, elsewhere</source>
        <translation>oui, ailleurs</translation>
    </message>
    <message>
        <source>Mend by</source>
        <translation>À corriger avant</translation>
    </message>
    <message>
        <source>; %1 beyond the limit of the rule are not linked</source>
        <translation>; %1 au-delà de la limite de la règle ne sont pas liés</translation>
    </message>
    <message>
        <source>; the first %1 are listed</source>
        <translation>; les %1 premiers sont listés</translation>
    </message>
    <message>
        <source>Assets that match</source>
        <translation>Actifs correspondants</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>Rapprochement</translation>
    </message>
    <message>
        <source>computed by product and version; it changes no state</source>
        <translation>calculé par produit et version ; il ne change aucun état</translation>
    </message>
    <message>
        <source>Unseen</source>
        <translation>Invisible</translation>
    </message>
    <message>
        <source>Watched by</source>
        <translation>Surveillé par</translation>
    </message>
    <message>
        <source>%1 has sent nothing yet</source>
        <translation>%1 n’a encore rien envoyé</translation>
    </message>
    <message>
        <source>%1 is silent since %2</source>
        <translation>%1 est muet depuis %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 et %2 autres</translation>
    </message>
    <message>
        <source>Nobody sees it now: %1.</source>
        <translation>Personne ne le voit à présent : %1.</translation>
    </message>
    <message>
        <source>Nobody sees what it needs now: %1 (%2).</source>
        <translation>Personne ne voit à présent ce dont il a besoin : %1 (%2).</translation>
    </message>
    <message>
        <source>package URL</source>
        <translation>URL de paquet</translation>
    </message>
    <message>
        <source>CPE</source>
        <translation>CPE</translation>
    </message>
    <message>
        <source>vendor and product</source>
        <translation>éditeur et produit</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Bande</translation>
    </message>
    <message>
        <source>Narrative</source>
        <translation>Récit</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Felt within</source>
        <translation>Ressenti dans un rayon de</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>Explained by a friendly operation</source>
        <translation>Expliqué par une opération amie</translation>
    </message>
    <message>
        <source>Which means</source>
        <translation>Ce qui signifie</translation>
    </message>
    <message>
        <source>nothing is hidden or lowered: somebody else may use its cover</source>
        <translation>rien n’est caché ni abaissé : quelqu’un d’autre peut s’en couvrir</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>That is</source>
        <translation>Soit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>said, whatever the window says</source>
        <translation>déclaré, quoi que dise la fenêtre</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Indices</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Provient de</translation>
    </message>
    <message>
        <source>Other targets</source>
        <translation>Autres cibles</translation>
    </message>
    <message>
        <source>target</source>
        <translation>cible</translation>
    </message>
    <message>
        <source>explains</source>
        <translation>explique</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Réunies</translation>
    </message>
    <message>
        <source>Health set to</source>
        <translation>État fixé à</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’à</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Fixé par</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Incidents and feeds say</source>
        <translation>Incidents et flux disent</translation>
    </message>
    <message>
        <source>By itself: %1.</source>
        <translation>En lui-même : %1.</translation>
    </message>
    <message>
        <source>It needs %1: %2.</source>
        <translation>Il a besoin de %1 : %2.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Good by a person&apos;s word alone: %1.</source>
        <translation>Bon sur la seule parole d’une personne : %1.</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>Dépendance</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>needs it</source>
        <translation>en a besoin</translation>
    </message>
    <message>
        <source>is needed</source>
        <translation>est nécessaire</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phases</translation>
    </message>
    <message>
        <source>runs now</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>à venir</translation>
    </message>
    <message>
        <source>Needed in</source>
        <translation>Nécessaire pendant</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>More phases</source>
        <translation>Autres phases</translation>
    </message>
    <message>
        <source>%1 (listed, and nothing says who needs the first)</source>
        <translation>%1 (cité, et rien ne dit qui a besoin du premier)</translation>
    </message>
    <message>
        <source>%1 (listed, and nothing says who needs it)</source>
        <translation>%1 (cité, et rien ne dit qui en a besoin)</translation>
    </message>
    <message>
        <source>Phases over</source>
        <translation>Phases terminées</translation>
    </message>
    <message numerus="yes">
        <source>… %n more …</source>
        <translation>
            <numerusform>… %n autre …</numerusform>
            <numerusform>… %n autres …</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (listed, and only components of a circle need the first)</source>
        <translation>%1 (cité, et seuls des composants d’un cercle ont besoin du premier)</translation>
    </message>
</context>
<context>
    <name>watchfloor::FeedWords</name>
    <message>
        <source>%1 (learned)</source>
        <translation>%1 (apprise)</translation>
    </message>
    <message>
        <source>%1 (assumed)</source>
        <translation>%1 (supposée)</translation>
    </message>
    <message>
        <source>%1/h</source>
        <translation>%1/h</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1, au plus %2</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>%1 d’avance</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 de retard</translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>moins de 1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <translation>%1 sur %2 (%3)</translation>
    </message>
    <message>
        <source>none is declared</source>
        <translation>rien n’est déclaré</translation>
    </message>
    <message>
        <source>%1 ahead is declared</source>
        <translation>%1 d’avance est déclaré</translation>
    </message>
    <message>
        <source>%1 behind is declared</source>
        <translation>%1 de retard est déclaré</translation>
    </message>
    <message>
        <source>The clock of %1 seems %2 (%3). Corrected, what comes from now on is placed by the right time; what came before stays as it is.</source>
        <translation>L’horloge de %1 semble avoir %2 (%3). Une fois corrigée, ce qui arrive désormais est placé à la bonne heure ; ce qui est arrivé avant reste tel quel.</translation>
    </message>
</context>
<context>
    <name>watchfloor::Floor</name>
    <message>
        <source>%1 at %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Rouvert</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Contesté</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Clos</translation>
    </message>
    <message>
        <source>A  completely reliable</source>
        <translation>A  totalement fiable</translation>
    </message>
    <message>
        <source>B  usually reliable</source>
        <translation>B  généralement fiable</translation>
    </message>
    <message>
        <source>C  fairly reliable</source>
        <translation>C  assez fiable</translation>
    </message>
    <message>
        <source>D  not usually reliable</source>
        <translation>D  peu fiable en général</translation>
    </message>
    <message>
        <source>E  unreliable</source>
        <translation>E  non fiable</translation>
    </message>
    <message>
        <source>F  cannot be judged</source>
        <translation>F  impossible à juger</translation>
    </message>
    <message>
        <source>1  confirmed by others</source>
        <translation>1  confirmé par d’autres</translation>
    </message>
    <message>
        <source>2  probably true</source>
        <translation>2  probablement vrai</translation>
    </message>
    <message>
        <source>3  possibly true</source>
        <translation>3  peut-être vrai</translation>
    </message>
    <message>
        <source>4  doubtful</source>
        <translation>4  douteux</translation>
    </message>
    <message>
        <source>5  improbable</source>
        <translation>5  improbable</translation>
    </message>
    <message>
        <source>6  cannot be judged</source>
        <translation>6  impossible à juger</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>impossible</source>
        <translation>impossible</translation>
    </message>
    <message>
        <source>highly unlikely</source>
        <translation>très improbable</translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation>improbable</translation>
    </message>
    <message>
        <source>even chance</source>
        <translation>une chance sur deux</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>probable</translation>
    </message>
    <message>
        <source>highly likely</source>
        <translation>très probable</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>certain</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>low</source>
        <translation>faible</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>high</source>
        <translation>élevée</translation>
    </message>
    <message>
        <source>assessment</source>
        <translation>évaluation</translation>
    </message>
    <message>
        <source>recognition</source>
        <translation>reconnaissance</translation>
    </message>
    <message>
        <source>dispute</source>
        <translation>contestation</translation>
    </message>
    <message>
        <source>dismissal</source>
        <translation>rejet</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>clôture</translation>
    </message>
    <message>
        <source>reopening</source>
        <translation>réouverture</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>fusion</translation>
    </message>
    <message>
        <source>split</source>
        <translation>séparation</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>handing over of the picture-manager token</source>
        <translation>remise de la tenue de situation</translation>
    </message>
    <message>
        <source>undoing</source>
        <translation>annulation</translation>
    </message>
    <message>
        <source>redoing</source>
        <translation>rétablissement</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n incident</numerusform>
            <numerusform>%n incidents</numerusform>
        </translation>
    </message>
    <message>
        <source>Decisions are made on the picture of now: go back to now first.</source>
        <translation>On décide sur la situation actuelle : revenez d’abord à maintenant.</translation>
    </message>
    <message>
        <source>Nobody&apos;s name is known to decide under.</source>
        <translation>Aucun nom n’est connu pour signer la décision.</translation>
    </message>
    <message>
        <source>The incident is no longer in the picture.</source>
        <translation>L’incident n’est plus dans la situation.</translation>
    </message>
    <message>
        <source>That does not follow from how it stands; look at its state again.</source>
        <translation>Cela ne peut pas suivre l’état actuel ; regardez-le de nouveau.</translation>
    </message>
    <message>
        <source>Credibility 1 needs two independent originators. The same report through two feeds is one: grade it 2, or wait for another voice.</source>
        <translation>La crédibilité 1 demande deux auteurs indépendants. Le même rapport par deux flux n’en fait qu’un : cotez-le 2, ou attendez une autre voix.</translation>
    </message>
    <message>
        <source>%1 is the picture manager on watch. Only they recognise; the token can be handed over.</source>
        <translation>%1 tient la situation. Nul autre ne reconnaît ; la tenue peut être remise.</translation>
    </message>
    <message>
        <source>A merge needs two incidents that are not one already.</source>
        <translation>Une fusion demande deux incidents qui n’en font pas déjà un.</translation>
    </message>
    <message>
        <source>It is one report: there is nothing to split.</source>
        <translation>C’est un seul rapport : rien à séparer.</translation>
    </message>
    <message>
        <source>Somebody decided about it a moment ago. Look at it again; nothing was changed.</source>
        <translation>Quelqu’un vient d’en décider. Regardez de nouveau ; rien n’a été changé.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Lapsed since</source>
        <translation>Échu depuis</translation>
    </message>
    <message>
        <source>Recognised until</source>
        <translation>Reconnu jusqu’à</translation>
    </message>
    <message>
        <source>Recognised by</source>
        <translation>Reconnu par</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Cotation</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Probabilité</translation>
    </message>
    <message>
        <source>Confidence in it</source>
        <translation>Confiance du jugement</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Raisonnement</translation>
    </message>
    <message>
        <source>Dissent</source>
        <translation>Avis contraire</translation>
    </message>
    <message>
        <source>Assessed by</source>
        <translation>Évalué par</translation>
    </message>
    <message>
        <source>Merged of</source>
        <translation>Fusion de</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>entry on an operation</source>
        <translation>entrée sur une opération</translation>
    </message>
    <message>
        <source>An operation needs a name, and ends after it begins.</source>
        <translation>Une opération a besoin d’un nom et finit après avoir commencé.</translation>
    </message>
    <message>
        <source>%1 is the picture manager already.</source>
        <translation>%1 tient déjà la situation.</translation>
    </message>
    <message>
        <source>dependency</source>
        <translation>dépendance</translation>
    </message>
    <message>
        <source>Nothing needs itself: choose two different things.</source>
        <translation>Rien n’a besoin de soi-même : choisissez deux choses différentes.</translation>
    </message>
    <message>
        <source>word on the health</source>
        <translation>parole sur l’état</translation>
    </message>
    <message>
        <source>This needs a reason.</source>
        <translation>Cela demande un motif.</translation>
    </message>
    <message>
        <source>It ends in the future: choose a later time.</source>
        <translation>Cela se termine dans l’avenir : choisissez une heure ultérieure.</translation>
    </message>
    <message>
        <source>What this is about is no longer in the picture.</source>
        <translation>Ce dont il s’agit n’est plus dans la situation.</translation>
    </message>
    <message>
        <source>Nobody holds anything of its health any more.</source>
        <translation>Plus personne ne tient rien de son état.</translation>
    </message>
    <message>
        <source>What it is put beside is needed in another way: both stand in a group of one rule.</source>
        <translation>Ce à côté de quoi il est placé est requis autrement&#xa0;: les deux sont dans un groupe d’une même règle.</translation>
    </message>
    <message>
        <source>The picture that this was decided on and the open file are not both of an exercise: look at it again. Nothing was written.</source>
        <translation>La situation sur laquelle cela a été décidé et le fichier ouvert ne relèvent pas tous deux de l’exercice ou tous deux du réel&#xa0;: regardez-la à nouveau. Rien n’a été écrit.</translation>
    </message>
</context>
<context>
    <name>watchfloor::Help</name>
    <message>
        <source>As the system: %1</source>
        <translation>Comme le système&#xa0;: %1</translation>
    </message>
    <message>
        <source>The new language is spoken from the next start of Watchfloor.</source>
        <translation>La nouvelle langue s’applique au prochain démarrage de Watchfloor.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tableaux</translation>
    </message>
    <message>
        <source>Arrows, + and -</source>
        <translation>Flèches, + et -</translation>
    </message>
    <message>
        <source>Move and zoom</source>
        <translation>Déplacer et zoomer</translation>
    </message>
    <message>
        <source>Tab, Enter</source>
        <translation>Tab, Entrée</translation>
    </message>
    <message>
        <source>Next mark, select it</source>
        <translation>Repère suivant, le sélectionner</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Show the row in the inspector and in every view</source>
        <translation>Montrer la ligne dans l’inspecteur et dans toutes les vues</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Copy the rows under their marking</source>
        <translation>Copier les lignes sous leur marquage</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Open the raw record</source>
        <translation>Ouvrir l’enregistrement brut</translation>
    </message>
    <message>
        <source>About Watchfloor</source>
        <translation>À propos de Watchfloor</translation>
    </message>
    <message>
        <source>Watchfloor %1
The recognised cyber picture of a watch floor.
Free software: GNU General Public License, version 3 or later.</source>
        <translation>Watchfloor %1
La situation cyber reconnue d’une salle de veille.
Logiciel libre&#xa0;: licence publique générale GNU, version 3 ou ultérieure.</translation>
    </message>
    <message>
        <source>What it is built on</source>
        <translation>Ce sur quoi il repose</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliothèques</translation>
    </message>
    <message>
        <source>Qt %1</source>
        <translation>Qt %1</translation>
    </message>
    <message>
        <source>windows, drawing, network</source>
        <translation>fenêtres, dessin, réseau</translation>
    </message>
    <message>
        <source>the timeline</source>
        <translation>la chronologie</translation>
    </message>
    <message>
        <source>the map&apos;s projection</source>
        <translation>la projection de la carte</translation>
    </message>
    <message>
        <source>the store and its encryption</source>
        <translation>la base et son chiffrement</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>domaine public</translation>
    </message>
    <message>
        <source>inside SQLCipher</source>
        <translation>à l’intérieur de SQLCipher</translation>
    </message>
    <message>
        <source>SHA-256, AES</source>
        <translation>SHA-256, AES</translation>
    </message>
    <message>
        <source>reading JSON</source>
        <translation>la lecture de JSON</translation>
    </message>
    <message>
        <source>raw bytes kept small</source>
        <translation>les octets bruts gardés compacts</translation>
    </message>
    <message>
        <source>compressed feeds</source>
        <translation>les flux compressés</translation>
    </message>
    <message>
        <source>encodings of exports</source>
        <translation>les encodages des exports</translation>
    </message>
    <message>
        <source>the dependency graph</source>
        <translation>le graphe de dépendances</translation>
    </message>
    <message>
        <source>the base map</source>
        <translation>le fond de carte</translation>
    </message>
    <message>
        <source>the typeface, where installed</source>
        <translation>la police, si elle est installée</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Open the last store again at start</source>
        <translation>Rouvrir la dernière base au démarrage</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>Size of &amp;text</source>
        <translation>Taille du te&amp;xte</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>Times are shown in UTC (Zulu) everywhere; there is no other setting. Keys of stores are never remembered.</source>
        <translation>Les heures sont partout en UTC (Zoulou)&#xa0;; il n’y a pas d’autre réglage. Les clés des bases ne sont jamais retenues.</translation>
    </message>
</context>
<context>
    <name>watchfloor::Menus</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>&amp;New store…</source>
        <translation>&amp;Nouvelle base…</translation>
    </message>
    <message>
        <source>&amp;Open store…</source>
        <translation>&amp;Ouvrir une base…</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>&amp;Importer des fichiers…</translation>
    </message>
    <message>
        <source>Import a &amp;folder…</source>
        <translation>Importer un &amp;dossier…</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>En&amp;registrer une copie…</translation>
    </message>
    <message>
        <source>Change &amp;key…</source>
        <translation>Changer la &amp;clé…</translation>
    </message>
    <message>
        <source>&amp;Verify store</source>
        <translation>&amp;Vérifier la base</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>&amp;Fermer la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Copy selection as text</source>
        <translation>&amp;Copier la sélection en texte</translation>
    </message>
    <message>
        <source>Copy incidents as CS&amp;V</source>
        <translation>Copier les incidents en CS&amp;V</translation>
    </message>
    <message>
        <source>Select n&amp;othing</source>
        <translation>Ne rien &amp;sélectionner</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Paramètres…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>The %1 workspace</source>
        <translation>L’espace de travail %1</translation>
    </message>
    <message>
        <source>&amp;Commands and objects…</source>
        <translation>&amp;Commandes et objets…</translation>
    </message>
    <message>
        <source>Find a command or an object by a few letters (Ctrl+K)</source>
        <translation>Trouver une commande ou un objet en quelques lettres (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search   Ctrl+K</source>
        <translation>Chercher   Ctrl+K</translation>
    </message>
    <message>
        <source>&amp;Zoom map to selection</source>
        <translation>&amp;Zoomer la carte sur la sélection</translation>
    </message>
    <message>
        <source>Picture as &amp;known at…</source>
        <translation>&amp;Situation telle que connue à…</translation>
    </message>
    <message>
        <source>Back to &amp;now</source>
        <translation>Revenir à &amp;maintenant</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>Thème c&amp;lair</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Plein écra&amp;n</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>&amp;New window on this store</source>
        <translation>&amp;Nouvelle fenêtre sur cette base</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About Watchfloor</source>
        <translation>À &amp;propos de Watchfloor</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>R&amp;ecent stores</source>
        <translation>Bases r&amp;écentes</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Aucune pour l’instant</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Panneaux</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>Fe&amp;nêtre</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>Open ra&amp;w record</source>
        <translation>Ouvrir l’enregistrement &amp;brut</translation>
    </message>
    <message>
        <source>Re&amp;set layout of this workspace</source>
        <translation>&amp;Rétablir la disposition de cet espace</translation>
    </message>
    <message>
        <source>&amp;Incident</source>
        <translation>In&amp;cident</translation>
    </message>
    <message>
        <source>Wa&amp;tch</source>
        <translation>&amp;Veille</translation>
    </message>
    <message>
        <source>Limits of correlation…</source>
        <translation>Limites de la corrélation…</translation>
    </message>
    <message>
        <source>&amp;Wall of missions</source>
        <translation>&amp;Mur des missions</translation>
    </message>
    <message>
        <source>The missions over a whole screen (F12)</source>
        <translation>Les missions sur tout un écran (F12)</translation>
    </message>
    <message>
        <source>Wh&amp;at if</source>
        <translation>E&amp;t si</translation>
    </message>
    <message>
        <source>Network of assets</source>
        <translation>Réseau des actifs</translation>
    </message>
    <message>
        <source>All assets and what joins them, however many there are (Ctrl+Shift+G)</source>
        <translation>Tous les actifs et ce qui les relie, aussi nombreux soient-ils (Ctrl+Maj+G)</translation>
    </message>
</context>
<context>
    <name>watchfloor::Operations</name>
    <message>
        <source>Unknown side</source>
        <translation>Camp inconnu</translation>
    </message>
    <message>
        <source>Adversary</source>
        <translation>Adverse</translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation>Amie</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campagne</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Exercice</translation>
    </message>
    <message>
        <source>Penetration test</source>
        <translation>Test d’intrusion</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Maintenance</translation>
    </message>
    <message>
        <source>Team deployment</source>
        <translation>Déploiement d’équipe</translation>
    </message>
    <message>
        <source>Defensive operation</source>
        <translation>Opération défensive</translation>
    </message>
    <message>
        <source>Imminent</source>
        <translation>Imminente</translation>
    </message>
    <message>
        <source>Ongoing</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévue</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observé</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Non observé</translation>
    </message>
    <message>
        <source>Cyberspace</source>
        <translation>Cyberespace</translation>
    </message>
    <message>
        <source>Electromagnetic</source>
        <translation>Électromagnétique</translation>
    </message>
    <message>
        <source>Cognitive</source>
        <translation>Cognitif</translation>
    </message>
    <message>
        <source>CYBER</source>
        <translation>CYBER</translation>
    </message>
    <message>
        <source>EM</source>
        <translation>EM</translation>
    </message>
    <message>
        <source>COGN</source>
        <translation>COGN</translation>
    </message>
    <message>
        <source>no window stated</source>
        <translation>aucune fenêtre indiquée</translation>
    </message>
    <message>
        <source>from %1, no end stated</source>
        <translation>dès %1, sans fin indiquée</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>over for %1</source>
        <translation>finie depuis %1</translation>
    </message>
    <message>
        <source>begins in %1</source>
        <translation>commence dans %1</translation>
    </message>
    <message>
        <source>for %1, ends in %2</source>
        <translation>depuis %1, finit dans %2</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>%1 of %2 warnings seen</source>
        <translation>%1 indices sur %2 observés</translation>
    </message>
    <message>
        <source>%1, imminent at %2</source>
        <translation>%1, imminente à %2</translation>
    </message>
    <message>
        <source>it comes from %1 (%2 of %3 addresses)</source>
        <translation>cela vient de %1 (%2 adresses sur %3)</translation>
    </message>
    <message>
        <source>it hits %1 (%2 of %3 assets)</source>
        <translation>cela touche %1 (%2 biens sur %3)</translation>
    </message>
    <message numerus="yes">
        <source>%n joined by name: %1</source>
        <translation>
            <numerusform>%n réuni par son nom : %1</numerusform>
            <numerusform>%n réunis par leur nom : %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3, as %4 says: %5</source>
        <translation>%1, %2, %3, selon %4 : %5</translation>
    </message>
</context>
<context>
    <name>watchfloor::Watch</name>
    <message>
        <source>late</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>muet</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>watch officer</source>
        <translation>officier de veille</translation>
    </message>
    <message>
        <source>analyst</source>
        <translation>analyste</translation>
    </message>
    <message>
        <source>commander</source>
        <translation>commandant</translation>
    </message>
    <message>
        <source>observer</source>
        <translation>observateur</translation>
    </message>
    <message>
        <source>Early warning</source>
        <translation>Alerte précoce</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>Notification</translation>
    </message>
    <message>
        <source>Progress report</source>
        <translation>Rapport d’avancement</translation>
    </message>
    <message>
        <source>Final report</source>
        <translation>Rapport final</translation>
    </message>
    <message>
        <source>submitted in time</source>
        <translation>remis à temps</translation>
    </message>
    <message>
        <source>submitted late; it was due %1</source>
        <translation>remis en retard ; l’échéance était %1</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>échu depuis %1</translation>
    </message>
    <message>
        <source>runs from the end of the handling</source>
        <translation>court dès la fin du traitement</translation>
    </message>
    <message>
        <source>due %1, in %2</source>
        <translation>échéance %1, dans %2</translation>
    </message>
    <message>
        <source>%1 (it moves with the report before it)</source>
        <translation>%1 (se déplace avec le rapport précédent)</translation>
    </message>
    <message>
        <source>Disputed or newly contradicted</source>
        <translation>Contesté ou nouvellement contredit</translation>
    </message>
    <message>
        <source>Recognitions that end in the coming watch</source>
        <translation>Reconnaissances qui prennent fin pendant la prochaine veille</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Aggravé</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Recognised, still open</source>
        <translation>Reconnu, encore ouvert</translation>
    </message>
    <message>
        <source>Shelved alarms</source>
        <translation>Alarmes mises de côté</translation>
    </message>
    <message>
        <source>Feeds that are late, silent or unreadable</source>
        <translation>Flux en retard, muets ou illisibles</translation>
    </message>
    <message>
        <source>Reporting clocks due in the coming watch</source>
        <translation>Délais de déclaration échéant pendant la prochaine veille</translation>
    </message>
    <message>
        <source>Open and unchanged, not recognised</source>
        <translation>Ouvert et inchangé, non reconnu</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Amélioré</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Clos</translation>
    </message>
    <message>
        <source>Decisions of this watch</source>
        <translation>Décisions de cette veille</translation>
    </message>
    <message>
        <source>until %1 by %2</source>
        <translation>jusqu’à %1 par %2</translation>
    </message>
    <message>
        <source>%1, newest data %2</source>
        <translation>%1, dernières données %2</translation>
    </message>
    <message>
        <source>%1 due %2</source>
        <translation>%1 : échéance %2</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 par %2</translation>
    </message>
    <message>
        <source>recognised until %1</source>
        <translation>reconnu jusqu’à %1</translation>
    </message>
    <message>
        <source>last decided by %1</source>
        <translation>dernière décision de %1</translation>
    </message>
    <message>
        <source>The password is not right.</source>
        <translation>Le mot de passe n’est pas le bon.</translation>
    </message>
    <message>
        <source>Two officers sign: nobody signs for both.</source>
        <translation>Deux officiers signent : nul ne signe pour les deux.</translation>
    </message>
    <message>
        <source>%1 hands over the watch, and signs for it.</source>
        <translation>%1 passe la veille et signe pour elle.</translation>
    </message>
    <message>
        <source>%1 is the picture manager: they hand over the watch.</source>
        <translation>%1 tient la situation et passe donc la veille.</translation>
    </message>
    <message>
        <source>Not taken yet: %1</source>
        <translation>Pas encore repris : %1</translation>
    </message>
    <message>
        <source>Somebody handed over or moved the token since this was worked out. Close it and begin anew; the ticks are kept, and nothing has moved.</source>
        <translation>Depuis l’établissement de cette feuille, quelqu’un a passé la veille ou la tenue de situation. Fermez et recommencez ; les coches sont gardées et rien n’a bougé.</translation>
    </message>
    <message>
        <source>Operations and exercises, ongoing or imminent</source>
        <translation>Opérations et exercices, en cours ou imminents</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>à partir de %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu&apos;à %1</translation>
    </message>
    <message>
        <source>Health that stands by an officer&apos;s word</source>
        <translation>État tenu sur la parole d’un officier</translation>
    </message>
    <message>
        <source>Phases of missions that begin in the coming watch and would be worse than now</source>
        <translation>Phases de missions qui commencent pendant le prochain quart et seraient pires que maintenant</translation>
    </message>
</context>
<context>
    <name>watchfloor::WhyOne</name>
    <message>
        <source>Same case number</source>
        <translation>Même numéro de dossier</translation>
    </message>
    <message>
        <source>Told in the same words</source>
        <translation>Rapporté dans les mêmes termes</translation>
    </message>
    <message>
        <source>Same connection</source>
        <translation>Même connexion</translation>
    </message>
    <message>
        <source>Same kind of act on the same target</source>
        <translation>Même type d’acte sur la même cible</translation>
    </message>
    <message>
        <source>Between the same two</source>
        <translation>Entre les deux mêmes</translation>
    </message>
    <message>
        <source>Same origin, seen by two sensors</source>
        <translation>Même origine, vue par deux capteurs</translation>
    </message>
    <message>
        <source>A reported value was seen</source>
        <translation>Une valeur signalée a été vue</translation>
    </message>
    <message>
        <source>Seen again at the same target</source>
        <translation>Revu sur la même cible</translation>
    </message>
    <message>
        <source>Same vulnerability on the same target</source>
        <translation>Même vulnérabilité sur la même cible</translation>
    </message>
    <message>
        <source>Same actor</source>
        <translation>Même acteur</translation>
    </message>
    <message>
        <source>Same malware</source>
        <translation>Même maliciel</translation>
    </message>
    <message>
        <source>more traffic</source>
        <translation>autre trafic</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n signalement</numerusform>
            <numerusform>%n signalements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s)</source>
        <translation>
            <numerusform>%n trace</numerusform>
            <numerusform>%n traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n independent voice(s)</source>
        <translation>
            <numerusform>%n voix indépendante</numerusform>
            <numerusform>%n voix indépendantes</numerusform>
        </translation>
    </message>
    <message>
        <source>an indicator that was valid then</source>
        <translation>un indicateur valide à ce moment</translation>
    </message>
    <message>
        <source>Why one incident</source>
        <translation>Pourquoi un seul incident</translation>
    </message>
    <message>
        <source>and more of the same; watchfloorctl correlate --links lists all</source>
        <translation>et d’autres du même genre ; watchfloorctl correlate --links les donne tous</translation>
    </message>
    <message numerus="yes">
        <source>%n related and not the same</source>
        <translation>
            <numerusform>%n apparenté, sans être le même</numerusform>
            <numerusform>%n apparentés, sans être les mêmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>Retirer : %1</translation>
    </message>
    <message>
        <source>Never join on this value</source>
        <translation>Ne jamais relier par cette valeur</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Take something out of what this value joins; it can be undone</source>
        <translation>Retirer quelque chose de ce que cette valeur relie ; cela peut être annulé</translation>
    </message>
    <message>
        <source>Between two that a report names</source>
        <translation>Entre deux que nomme un signalement</translation>
    </message>
    <message>
        <source>What is not joined…</source>
        <translation>Ce qui n&apos;est pas réuni…</translation>
    </message>
    <message>
        <source>Values that are too common to join on, and what each rule may join at most</source>
        <translation>Valeurs trop répandues pour réunir, et ce que chaque règle peut réunir au plus</translation>
    </message>
</context>
<context>
    <name>watchfloor::Words</name>
    <message>
        <source>0 s</source>
        <translation>0 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 j</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non précisé</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Capteur</translation>
    </message>
    <message>
        <source>milCERT</source>
        <translation>milCERT</translation>
    </message>
    <message>
        <source>CSIRT</source>
        <translation>CSIRT</translation>
    </message>
    <message>
        <source>SOC</source>
        <translation>SOC</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>This floor</source>
        <translation>Cette salle de veille</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>Satellite</source>
        <translation>Satellite</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Câble</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>sans lieu</translation>
    </message>
    <message>
        <source>site</source>
        <translation>site</translation>
    </message>
    <message>
        <source>city</source>
        <translation>ville</translation>
    </message>
    <message>
        <source>country</source>
        <translation>pays</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepté</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>doublon</translation>
    </message>
    <message>
        <source>quarantined</source>
        <translation>en quarantaine</translation>
    </message>
    <message>
        <source>The file could not be read or written.</source>
        <translation>Le fichier n’a pas pu être lu ou écrit.</translation>
    </message>
    <message>
        <source>The disk is full. What was stored before stays; free some space and try again.</source>
        <translation>Le disque est plein. Ce qui était déjà enregistré est conservé&#xa0;; libérez de l’espace et réessayez.</translation>
    </message>
    <message>
        <source>The document cannot be read as a whole.</source>
        <translation>Le document ne peut pas être lu dans son ensemble.</translation>
    </message>
    <message>
        <source>Watchfloor does not know this format.</source>
        <translation>Watchfloor ne connaît pas ce format.</translation>
    </message>
    <message>
        <source>It was not found.</source>
        <translation>Introuvable.</translation>
    </message>
    <message>
        <source>The store refused the operation.</source>
        <translation>La base a refusé l’opération.</translation>
    </message>
    <message>
        <source>The store is damaged: it fails its own checks. It was not changed. Restore a backup.</source>
        <translation>La base est endommagée&#xa0;: elle échoue à ses propres contrôles. Elle n’a pas été modifiée. Restaurez une sauvegarde.</translation>
    </message>
    <message>
        <source>This file is not a Watchfloor store. It was not changed.</source>
        <translation>Ce fichier n’est pas une base Watchfloor. Il n’a pas été modifié.</translation>
    </message>
    <message>
        <source>The key does not open this store.</source>
        <translation>La clé n’ouvre pas cette base.</translation>
    </message>
    <message>
        <source>A newer Watchfloor wrote this store. It was not changed; open it with that version.</source>
        <translation>Un Watchfloor plus récent a écrit cette base. Elle n’a pas été modifiée&#xa0;; ouvrez-la avec cette version.</translation>
    </message>
    <message>
        <source>The store is read-only.</source>
        <translation>La base est en lecture seule.</translation>
    </message>
    <message>
        <source>Another program holds it. Try again when that one is done.</source>
        <translation>Un autre programme le retient. Réessayez quand il aura terminé.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Nothing may be shown to this audience.</source>
        <translation>Rien ne peut être montré à ce destinataire.</translation>
    </message>
    <message>
        <source>That was not understood.</source>
        <translation>Cela n’a pas été compris.</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>jamais vu</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>the watch floor</source>
        <translation>la salle de veille</translation>
    </message>
    <message>
        <source>set to %1 by %2 until %3: “%4”</source>
        <translation>fixé à « %1 » par %2 jusqu’à %3 : « %4 »</translation>
    </message>
    <message>
        <source>%1; incidents say %2</source>
        <translation>%1 ; les incidents disent « %2 »</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>à partir de %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>at all times</source>
        <translation>en permanence</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::AlarmService</name>
    <message>
        <source>Alarms: %1</source>
        <translation>Alarmes : %1</translation>
    </message>
    <message>
        <source>The alarm was not answered: %1</source>
        <translation>L’alarme n’a pas reçu de réponse : %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::BriefPanel</name>
    <message>
        <source>As known at %1</source>
        <translation>Telle que connue à %1</translation>
    </message>
    <message numerus="yes">
        <source>Table of %n row(s)</source>
        <translation>
            <numerusform>Tableau de %n ligne</numerusform>
            <numerusform>Tableau de %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>Save the brief…</source>
        <translation>Enregistrer le point de situation…</translation>
    </message>
    <message>
        <source>Cleared up to this TLP and EU level; REL: lists the nations that will read it, such as TLP:AMBER+REL:DEU,FRA. What is marked above is withheld.</source>
        <translation>Habilités jusqu’à ces niveaux TLP et UE&#xa0;; REL: énumère les nations qui le liront, par exemple TLP:AMBER+REL:DEU,FRA. Ce qui est marqué au-dessus est retenu.</translation>
    </message>
    <message>
        <source>The window on the timeline</source>
        <translation>La fenêtre de la chronologie</translation>
    </message>
    <message>
        <source>All of time</source>
        <translation>Toute la durée</translation>
    </message>
    <message>
        <source>The last %1 hours</source>
        <translation>Les %1 dernières heures</translation>
    </message>
    <message>
        <source>What the brief will hold</source>
        <translation>Ce que contiendra le point de situation</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Pour</translation>
    </message>
    <message>
        <source>&amp;Mission</source>
        <translation>&amp;Mission</translation>
    </message>
    <message>
        <source>&amp;Changes in</source>
        <translation>&amp;Changements sur</translation>
    </message>
    <message>
        <source>All missions</source>
        <translation>Toutes les missions</translation>
    </message>
    <message>
        <source>That audience is not understood. Try TLP:AMBER or TLP:AMBER+REL:DEU,FRA.</source>
        <translation>Ce destinataire n’est pas compris. Essayez TLP:AMBER ou TLP:AMBER+REL:DEU,FRA.</translation>
    </message>
    <message>
        <source>Save the brief</source>
        <translation>Enregistrer le point de situation</translation>
    </message>
    <message>
        <source>PDF document (*.pdf);;HTML document (*.html)</source>
        <translation>Document PDF (*.pdf);;Document HTML (*.html)</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Écriture…</translation>
    </message>
    <message>
        <source>No brief was written. %1</source>
        <translation>Aucun point de situation n’a été écrit. %1</translation>
    </message>
    <message>
        <source>%1 of the %2 incidents of this period%3</source>
        <translation>%1 des %2 incidents de cette période%3</translation>
    </message>
    <message>
        <source>; the others may not be shown to this audience</source>
        <translation>; les autres ne peuvent être montrés à ces destinataires</translation>
    </message>
    <message>
        <source>; the others do not touch this mission, or may not be shown to this audience</source>
        <translation>; les autres ne touchent pas cette mission ou ne peuvent être montrés à ces destinataires</translation>
    </message>
    <message>
        <source>Nobody sits here: sign in first, so that the watch log can name who let the brief out.</source>
        <translation>Personne n’est en poste&#xa0;: connectez-vous d’abord, pour que la main courante nomme qui a laissé sortir le point de situation.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::CommandPalette</name>
    <message>
        <source>Commands and objects</source>
        <translation>Commandes et objets</translation>
    </message>
    <message>
        <source>A command, an incident, an asset, an address …</source>
        <translation>Une commande, un incident, un actif, une adresse…</translation>
    </message>
    <message>
        <source>Search commands and objects</source>
        <translation>Chercher des commandes et des objets</translation>
    </message>
    <message>
        <source>Incident · %1</source>
        <translation>Incident · %1</translation>
    </message>
    <message>
        <source>Observation · %1</source>
        <translation>Observation · %1</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ConnectionDialog</name>
    <message>
        <source>Watched folder</source>
        <translation>Dossier surveillé</translation>
    </message>
    <message>
        <source>Syslog messages over the network</source>
        <translation>Messages syslog par le réseau</translation>
    </message>
    <message>
        <source>Suricata&apos;s EVE socket</source>
        <translation>Socket EVE de Suricata</translation>
    </message>
    <message>
        <source>TAXII 2.1 collection</source>
        <translation>Collection TAXII 2.1</translation>
    </message>
    <message>
        <source>MISP feed or server</source>
        <translation>Flux ou serveur MISP</translation>
    </message>
    <message>
        <source>JSON or NDJSON over HTTPS</source>
        <translation>JSON ou NDJSON par HTTPS</translation>
    </message>
    <message>
        <source>Addresses of &amp;private networks may be asked</source>
        <translation>Les adresses de réseaux &amp;privés peuvent être interrogées</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>Connection of %1</source>
        <translation>Connexion de %1</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Nouvelle connexion</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>A new source…</source>
        <translation>Une nouvelle source…</translation>
    </message>
    <message>
        <source>small letters, figures and hyphens</source>
        <translation>minuscules, chiffres et tirets</translation>
    </message>
    <message>
        <source>By content</source>
        <translation>D&apos;après le contenu</translation>
    </message>
    <message>
        <source>By the names of the columns</source>
        <translation>D&apos;après les noms des colonnes</translation>
    </message>
    <message>
        <source>such as 30s, 5m, 1h; empty: as usual for the kind</source>
        <translation>par exemple 30s, 5m, 1h ; vide : comme d&apos;usage pour ce type</translation>
    </message>
    <message>
        <source>empty: those that the system trusts</source>
        <translation>vide : ceux auxquels le système fait confiance</translation>
    </message>
    <message>
        <source>empty: as it is</source>
        <translation>vide : inchangé</translation>
    </message>
    <message>
        <source>empty: none is needed</source>
        <translation>vide : aucun n&apos;est nécessaire</translation>
    </message>
    <message>
        <source>Kept in your keyring, or in a file that only you can read where none runs; never in the store</source>
        <translation>Gardé dans votre trousseau, ou à défaut dans un fichier que vous seul pouvez lire ; jamais dans la base</translation>
    </message>
    <message>
        <source>Certificates to trust</source>
        <translation>Certificats de confiance</translation>
    </message>
    <message>
        <source>Our certificate</source>
        <translation>Notre certificat</translation>
    </message>
    <message>
        <source>Key of our certificate</source>
        <translation>Clé de notre certificat</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Source</translation>
    </message>
    <message>
        <source>Short &amp;name</source>
        <translation>&amp;Nom court</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>&amp;Where from</source>
        <translation>&amp;D&apos;où</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>Ma&amp;pping of columns</source>
        <translation>Corres&amp;pondance des colonnes</translation>
    </message>
    <message>
        <source>&amp;Look every</source>
        <translation>Contrô&amp;ler toutes les</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>Pass&amp;word, key or token</source>
        <translation>&amp;Mot de passe, clé ou jeton</translation>
    </message>
    <message>
        <source>&amp;Trust</source>
        <translation>&amp;Confiance</translation>
    </message>
    <message>
        <source>Our &amp;certificate</source>
        <translation>Notre cer&amp;tificat</translation>
    </message>
    <message>
        <source>Its k&amp;ey</source>
        <translation>Sa cl&amp;é</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key);;All files (*)</source>
        <translation>Fichiers PEM (*.pem *.crt *.key);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Wanted: %1</source>
        <translation>Attendu : %1</translation>
    </message>
    <message>
        <source>Give the source a short name of small letters, figures and hyphens.</source>
        <translation>Donnez à la source un nom court en minuscules, chiffres et tirets.</translation>
    </message>
    <message>
        <source>A source of this name exists; choose it above.</source>
        <translation>Une source de ce nom existe ; choisissez-la ci-dessus.</translation>
    </message>
    <message>
        <source>Asks once what is named above, without bringing anything into the store</source>
        <translation>Interroge une fois ce qui est nommé ci-dessus, sans rien apporter à la base</translation>
    </message>
    <message>
        <source>It works: %1.</source>
        <translation>Cela fonctionne : %1.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Demande en cours…</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ConnectionsPanel</name>
    <message>
        <source>Not here</source>
        <translation>Pas ici</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarre</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>D&apos;où</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Last data</source>
        <translation>Dernières données</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptés</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdus</translation>
    </message>
    <message>
        <source>Last trouble</source>
        <translation>Dernier incident</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>A folder, a syslog port, a server to ask</source>
        <translation>Un dossier, un port syslog, un serveur à interroger</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Change where the data come from</source>
        <translation>Changer la provenance des données</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Receive nothing until it is resumed; the store remembers</source>
        <translation>Ne rien recevoir jusqu&apos;à la reprise ; la base s&apos;en souvient</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Contrôler maintenant</translation>
    </message>
    <message>
        <source>Do not wait for the next look</source>
        <translation>Ne pas attendre le prochain contrôle</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Forget the connection; what came by it stays</source>
        <translation>Oublier la connexion ; ce qu&apos;elle a apporté reste</translation>
    </message>
    <message>
        <source>Receive here</source>
        <translation>Recevoir ici</translation>
    </message>
    <message>
        <source>This program brings the data of these connections into the store, whenever it is open</source>
        <translation>Ce programme apporte les données de ces connexions dans la base, chaque fois qu&apos;elle est ouverte</translation>
    </message>
    <message>
        <source>No connections</source>
        <translation>Aucune connexion</translation>
    </message>
    <message>
        <source>Add one, and data come by themselves: from a folder, a syslog port, Suricata&apos;s socket, a TAXII or MISP server.</source>
        <translation>Ajoutez-en une, et les données viennent d&apos;elles-mêmes : d&apos;un dossier, d&apos;un port syslog, du socket de Suricata, d&apos;un serveur TAXII ou MISP.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2 fois)</translation>
    </message>
    <message>
        <source>Lost from %1 to %2: %3, %4</source>
        <translation>Perdus de %1 à %2 : %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody knows how many</source>
        <translation>nul ne sait combien</translation>
    </message>
    <message>
        <source>Remove the connection</source>
        <translation>Retirer la connexion</translation>
    </message>
    <message>
        <source>Remove the connection of %1? What came by it stays.</source>
        <translation>Retirer la connexion de %1 ? Ce qu&apos;elle a apporté reste.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::CreateDialog</name>
    <message>
        <source>&amp;Real: the watch itself</source>
        <translation>&amp;Réel&#xa0;: la veille elle-même</translation>
    </message>
    <message>
        <source>&amp;Exercise: marked as such in every view and every export</source>
        <translation>&amp;Exercice&#xa0;: signalé comme tel dans chaque vue et chaque export</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>Nouvelle base</translation>
    </message>
    <message>
        <source>empty: not encrypted</source>
        <translation>vide&#xa0;: non chiffrée</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Clé</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>&amp;De nouveau</translation>
    </message>
    <message>
        <source>The two keys differ.</source>
        <translation>Les deux clés diffèrent.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::DecisionFlow</name>
    <message>
        <source>&amp;Assess…</source>
        <translation>É&amp;valuer…</translation>
    </message>
    <message>
        <source>&amp;Recognise…</source>
        <translation>&amp;Reconnaître…</translation>
    </message>
    <message>
        <source>Dispu&amp;te…</source>
        <translation>&amp;Contester…</translation>
    </message>
    <message>
        <source>&amp;Dismiss…</source>
        <translation>Écar&amp;ter…</translation>
    </message>
    <message>
        <source>&amp;Close…</source>
        <translation>C&amp;lore…</translation>
    </message>
    <message>
        <source>&amp;Open again…</source>
        <translation>R&amp;ouvrir…</translation>
    </message>
    <message>
        <source>&amp;Merge…</source>
        <translation>&amp;Fusionner…</translation>
    </message>
    <message>
        <source>&amp;Split…</source>
        <translation>&amp;Séparer…</translation>
    </message>
    <message>
        <source>Add a &amp;note…</source>
        <translation>&amp;Note…</translation>
    </message>
    <message>
        <source>&amp;Picture-manager token…</source>
        <translation>T&amp;enue de situation…</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>You are the picture manager.</source>
        <translation>Vous tenez la situation.</translation>
    </message>
    <message>
        <source>Nobody is the picture manager.</source>
        <translation>Personne ne tient la situation.</translation>
    </message>
    <message>
        <source>In the watch log: %1</source>
        <translation>Au journal de quart : %1</translation>
    </message>
    <message>
        <source>Nobody was the picture manager: you are now.</source>
        <translation>Personne ne tenait la situation : vous la tenez maintenant.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::Dock</name>
    <message>
        <source>Own window or back (%1)</source>
        <translation>Fenêtre séparée ou retour (%1)</translation>
    </message>
    <message>
        <source>Hide (%1)</source>
        <translation>Masquer (%1)</translation>
    </message>
    <message>
        <source>WHAT-IF: nothing of this is real</source>
        <translation>ET SI : rien de ceci n’est réel</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::FeedService</name>
    <message>
        <source>The connections cannot be read. %1</source>
        <translation>Les connexions ne peuvent pas être lues. %1</translation>
    </message>
    <message>
        <source>The connection cannot be removed. %1</source>
        <translation>La connexion ne peut pas être retirée. %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::FilterBar</name>
    <message>
        <source>Sources shown</source>
        <translation>Sources affichées</translation>
    </message>
    <message>
        <source>States shown</source>
        <translation>États affichés</translation>
    </message>
    <message>
        <source>The time window set on the timeline. Press to show all of time.</source>
        <translation>La fenêtre de temps posée sur la chronologie. Appuyer pour montrer toute la durée.</translation>
    </message>
    <message>
        <source>Only what lies in an area of the map. Press to lift it.</source>
        <translation>Seulement ce qui se trouve dans une zone de la carte. Appuyer pour lever cette limite.</translation>
    </message>
    <message>
        <source>Filter incidents and assets by their words   /</source>
        <translation>Filtrer incidents et actifs par leurs mots   /</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>Filtrer par mots</translation>
    </message>
    <message>
        <source>Least severity</source>
        <translation>Gravité minimale</translation>
    </message>
    <message>
        <source>Least severity shown</source>
        <translation>Gravité minimale affichée</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>Toutes les gravités</translation>
    </message>
    <message>
        <source>%1 and above</source>
        <translation>%1 et au-dessus</translation>
    </message>
    <message>
        <source>%1 only</source>
        <translation>%1 seulement</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Toutes les sources</translation>
    </message>
    <message>
        <source>%1 of %2 sources</source>
        <translation>%1 sources sur %2</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Tous les états</translation>
    </message>
    <message>
        <source>%1 of %2 states</source>
        <translation>%1 états sur %2</translation>
    </message>
    <message>
        <source>Area of the map</source>
        <translation>Zone de la carte</translation>
    </message>
    <message>
        <source>No sources yet</source>
        <translation>Pas encore de sources</translation>
    </message>
    <message>
        <source>time window</source>
        <translation>fenêtre de temps</translation>
    </message>
    <message>
        <source>severity from %1</source>
        <translation>gravité à partir de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) hidden</source>
        <translation>
            <numerusform>%n source masquée</numerusform>
            <numerusform>%n sources masquées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n state(s) hidden</source>
        <translation>
            <numerusform>%n état masqué</numerusform>
            <numerusform>%n états masqués</numerusform>
        </translation>
    </message>
    <message>
        <source>area</source>
        <translation>zone</translation>
    </message>
    <message>
        <source>words</source>
        <translation>mots</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ImportDialog</name>
    <message>
        <source>A: completely reliable</source>
        <translation>A&#xa0;: complètement fiable</translation>
    </message>
    <message>
        <source>B: usually reliable</source>
        <translation>B&#xa0;: généralement fiable</translation>
    </message>
    <message>
        <source>C: fairly reliable</source>
        <translation>C&#xa0;: assez fiable</translation>
    </message>
    <message>
        <source>D: not usually reliable</source>
        <translation>D&#xa0;: généralement peu fiable</translation>
    </message>
    <message>
        <source>E: unreliable</source>
        <translation>E&#xa0;: non fiable</translation>
    </message>
    <message>
        <source>F: cannot be judged</source>
        <translation>F&#xa0;: ne peut être jugée</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>This folder describes its own feeds: %1 in %2.</source>
        <translation>Ce dossier décrit ses propres flux&#xa0;: %1 dans %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to read. Formats are told apart by content.</source>
        <translation>
            <numerusform>%n fichier à lire. Les formats sont reconnus d’après le contenu.</numerusform>
            <numerusform>%n fichiers à lire. Les formats sont reconnus d’après le contenu.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>A new source…</source>
        <translation>Une nouvelle source…</translation>
    </message>
    <message>
        <source>None: counts as the most restrictive</source>
        <translation>Aucun&#xa0;: compte comme le plus restrictif</translation>
    </message>
    <message>
        <source>small letters, figures and hyphens</source>
        <translation>minuscules, chiffres et traits d’union</translation>
    </message>
    <message>
        <source>three letters, such as DEU; may be empty</source>
        <translation>trois lettres, comme DEU&#xa0;; peut rester vide</translation>
    </message>
    <message>
        <source>By content</source>
        <translation>D’après le contenu</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Source</translation>
    </message>
    <message>
        <source>Short &amp;name</source>
        <translation>&amp;Nom court</translation>
    </message>
    <message>
        <source>&amp;Full name</source>
        <translation>Nom &amp;complet</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>N&amp;ation</source>
        <translation>N&amp;ation</translation>
    </message>
    <message>
        <source>&amp;Reliability</source>
        <translation>&amp;Fiabilité</translation>
    </message>
    <message>
        <source>Default &amp;marking</source>
        <translation>&amp;Marquage par défaut</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>There is no file to read.</source>
        <translation>Il n’y a pas de fichier à lire.</translation>
    </message>
    <message>
        <source>Give the source a short name of small letters, figures and hyphens.</source>
        <translation>Donnez à la source un nom court fait de minuscules, de chiffres et de traits d’union.</translation>
    </message>
    <message>
        <source>A source of this name exists; choose it above.</source>
        <translation>Une source de ce nom existe&#xa0;; choisissez-la ci-dessus.</translation>
    </message>
    <message>
        <source>A nation has three letters, such as DEU or EUR.</source>
        <translation>Une nation a trois lettres, comme DEU ou EUR.</translation>
    </message>
    <message>
        <source>That marking is not understood. Try TLP:AMBER or TLP:AMBER+REL:DEU,FRA.</source>
        <translation>Ce marquage n’est pas compris. Essayez TLP:AMBER ou TLP:AMBER+REL:DEU,FRA.</translation>
    </message>
    <message>
        <source>Ma&amp;ke one…</source>
        <translation>En &amp;créer une…</translation>
    </message>
    <message>
        <source>Ma&amp;pping of columns</source>
        <translation>Corres&amp;pondance des colonnes</translation>
    </message>
    <message>
        <source>By the names of the columns</source>
        <translation>D&apos;après les noms des colonnes</translation>
    </message>
    <message>
        <source>Look at the first rows of the first file and say what its columns mean</source>
        <translation>Regarder les premières lignes du premier fichier et dire ce que ses colonnes signifient</translation>
    </message>
    <message>
        <source>What the columns and words of an export mean, be it CSV or JSON</source>
        <translation>Ce que signifient les colonnes et les mots d’un export, CSV ou JSON</translation>
    </message>
    <message>
        <source>Reads everything and says what would be new, double or in quarantine; nothing is stored</source>
        <translation>Lit tout et dit ce qui serait nouveau, en double ou en quarantaine ; rien n’est enregistré</translation>
    </message>
    <message>
        <source>Stop &amp;trying</source>
        <translation>Arrêter l’&amp;essai</translation>
    </message>
    <message>
        <source>&amp;Try it first</source>
        <translation>&amp;Essayer d’abord</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ImportFiles</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveaux</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Files to read</source>
        <translation>Fichiers à lire</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Essai en cours…</translation>
    </message>
    <message>
        <source>Trying %1 of %2: %3 records</source>
        <translation>Essai %1 sur %2 : %3 enregistrements</translation>
    </message>
    <message>
        <source>%1 new records, %2 duplicates, %3 for quarantine</source>
        <translation>%1 nouveaux enregistrements, %2 doublons, %3 pour la quarantaine</translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %n file(s): %1. Nothing was stored.</source>
        <translation>
            <numerusform>Arrêté après %n fichier : %1. Rien n’a été enregistré.</numerusform>
            <numerusform>Arrêté après %n fichiers : %1. Rien n’a été enregistré.</numerusform>
        </translation>
    </message>
    <message>
        <source>An import now would bring %1. Nothing was stored.</source>
        <translation>Un import apporterait maintenant %1. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>complet</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ImportFlow</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Import progress</source>
        <translation>Avancement de l’import</translation>
    </message>
    <message>
        <source>Stop reading. What was read so far stays; it can be undone.</source>
        <translation>Arrêter la lecture. Ce qui est déjà lu est conservé&#xa0;; on peut l’annuler.</translation>
    </message>
    <message>
        <source>An import is under way. Wait for it or cancel it.</source>
        <translation>Un import est en cours. Attendez sa fin ou annulez-le.</translation>
    </message>
    <message>
        <source>The store is read-only: nothing can be imported into it.</source>
        <translation>La base est en lecture seule&#xa0;: rien ne peut y être importé.</translation>
    </message>
    <message>
        <source>The files cannot be read. %1</source>
        <translation>Les fichiers ne peuvent pas être lus. %1</translation>
    </message>
    <message>
        <source>Nothing was imported. %1</source>
        <translation>Rien n’a été importé. %1</translation>
    </message>
    <message>
        <source>Reading %1 (%2 of %3)</source>
        <translation>Lecture de %1 (%2 sur %3)</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 enregistrements</translation>
    </message>
    <message>
        <source>%1 records · %2 · %3 records/s</source>
        <translation>%1 enregistrements · %2 · %3 enregistrements/s</translation>
    </message>
    <message numerus="yes">
        <source>import of %n file(s)</source>
        <translation>
            <numerusform>import de %n fichier</numerusform>
            <numerusform>import de %n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported %1: %2 records accepted, %3 duplicates, %4 quarantined.</source>
        <translation>%1 importé&#xa0;: %2 enregistrements acceptés, %3 doublons, %4 en quarantaine.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody sits here: sign in first, so that the watch log can name who imported.</source>
        <translation>Personne n’est en poste : connectez-vous d’abord, pour que la main courante nomme qui importe.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ImportResult</name>
    <message>
        <source>Import result</source>
        <translation>Résultat de l’import</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptés</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En quarantaine</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>Observations</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Déclarations</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondes</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Files read</source>
        <translation>Fichiers lus</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>complet</translation>
    </message>
    <message>
        <source>Show quarantined records</source>
        <translation>Montrer les enregistrements en quarantaine</translation>
    </message>
    <message>
        <source>Edit &gt; Undo takes the whole import back. Quarantined records keep their bytes and can be looked at.</source>
        <translation>Édition &gt; Annuler reprend tout l’import. Les enregistrements en quarantaine gardent leurs octets et restent consultables.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::KeptWhatIfs</name>
    <message>
        <source>Keep this what-if</source>
        <translation>Garder ce « et si »</translation>
    </message>
    <message>
        <source>Under which name? It is kept until the store is closed, and for nobody else.</source>
        <translation>Sous quel nom ? Il est gardé jusqu’à la fermeture du dépôt, et pour personne d’autre.</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> et %n autre</numerusform>
            <numerusform> et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>keeping of a what-if</source>
        <translation>conservation d’un « et si »</translation>
    </message>
    <message>
        <source>forgetting of a what-if</source>
        <translation>oubli d’un « et si »</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::KeyDialog</name>
    <message>
        <source>Key of the store</source>
        <translation>Clé de la base</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Nouvelle clé</translation>
    </message>
    <message>
        <source>%1 is encrypted. Its key opens it.</source>
        <translation>%1 est chiffrée. Sa clé l’ouvre.</translation>
    </message>
    <message>
        <source>The store will be encrypted with this key. Leave both fields empty for a store without encryption. A lost key cannot be recovered.</source>
        <translation>La base sera chiffrée avec cette clé. Laissez les deux champs vides pour une base sans chiffrement. Une clé perdue ne peut pas être retrouvée.</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Clé</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>&amp;De nouveau</translation>
    </message>
    <message>
        <source>Open (in %1 s)</source>
        <translation>Ouvrir (dans %1 s)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>No encryption</source>
        <translation>Sans chiffrement</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Chiffrer</translation>
    </message>
    <message>
        <source>The two keys differ.</source>
        <translation>Les deux clés diffèrent.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::MainWindow</name>
    <message>
        <source>Drop to import</source>
        <translation>Déposer pour importer</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panneaux</translation>
    </message>
    <message>
        <source>Show %1 and go to it</source>
        <translation>Afficher %1 et s’y placer</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Missions and assets</source>
        <translation>Missions et actifs</translation>
    </message>
    <message>
        <source>Briefing</source>
        <translation>Point de situation</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Imports and quarantine</source>
        <translation>Imports et quarantaine</translation>
    </message>
    <message>
        <source>Watch log</source>
        <translation>Main courante</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>Choisir les colonnes…</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Choisir les colonnes</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>&amp;Filter by words</source>
        <translation>&amp;Filtrer par mots</translation>
    </message>
    <message>
        <source>Clear the filte&amp;r</source>
        <translation>&amp;Effacer le filtre</translation>
    </message>
    <message>
        <source>Show quarantine</source>
        <translation>Montrer la quarantaine</translation>
    </message>
    <message>
        <source>withdrawal of an import</source>
        <translation>retrait d’un import</translation>
    </message>
    <message>
        <source>restoring of an import</source>
        <translation>rétablissement d’un import</translation>
    </message>
    <message>
        <source>After an unclean end: %1</source>
        <translation>Après une fin anormale&#xa0;: %1</translation>
    </message>
    <message>
        <source>This store is read-only. It can be looked at; nothing can be imported.</source>
        <translation>Cette base est en lecture seule. On peut la consulter&#xa0;; rien ne peut y être importé.</translation>
    </message>
    <message>
        <source>The picture could not be refreshed; what you see is the last one. %1</source>
        <translation>La situation n’a pas pu être rafraîchie&#xa0;; vous voyez la dernière. %1</translation>
    </message>
    <message>
        <source>Details could not be read. %1</source>
        <translation>Les détails n’ont pas pu être lus. %1</translation>
    </message>
    <message>
        <source>The brief for %1 was written to %2</source>
        <translation>Le point de situation pour %1 a été écrit dans %2</translation>
    </message>
    <message>
        <source>The brief is not in the watch log. %1</source>
        <translation>Le point de situation n’est pas dans la main courante. %1</translation>
    </message>
    <message>
        <source>Watchfloor</source>
        <translation>Watchfloor</translation>
    </message>
    <message>
        <source>%1 — Watchfloor</source>
        <translation>%1 — Watchfloor</translation>
    </message>
    <message>
        <source>EXERCISE — %1</source>
        <translation>EXERCICE — %1</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Annuler&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Rétablir&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importer des fichiers</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Importer un dossier</translation>
    </message>
    <message>
        <source>Drop a store to open it</source>
        <translation>Déposer une base pour l’ouvrir</translation>
    </message>
    <message>
        <source>Open or create a store first; then feeds can be dropped on it.</source>
        <translation>Ouvrez ou créez d’abord une base&#xa0;; on pourra ensuite y déposer des flux.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>REPLAY — %1</source>
        <translation>REJEU — %1</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmes</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Coincidences</source>
        <translation>Coïncidences</translation>
    </message>
    <message>
        <source>Mission tiles</source>
        <translation>Tuiles des missions</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>Et si</translation>
    </message>
    <message>
        <source>WHAT-IF — %1</source>
        <translation>ET SI — %1</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>Et si…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>&amp;Knock out in a what-if</source>
        <translation>Faire &amp;tomber dans un « et si »</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::MarkingStrip</name>
    <message>
        <source>The high-water mark of what is on screen</source>
        <translation>Le marquage le plus élevé de ce qui est à l’écran</translation>
    </message>
    <message>
        <source>NOTHING TO SHOW</source>
        <translation>RIEN À AFFICHER</translation>
    </message>
    <message>
        <source>Exercise. Marking: %1</source>
        <translation>Exercice. Marquage&#xa0;: %1</translation>
    </message>
    <message>
        <source>Marking: %1</source>
        <translation>Marquage&#xa0;: %1</translation>
    </message>
    <message>
        <source>EXERCISE</source>
        <translation>EXERCICE</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ModelFlow</name>
    <message>
        <source>Edit</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>&amp;Dependency between two…</source>
        <translation>&amp;Dépendance entre deux…</translation>
    </message>
    <message>
        <source>Add, change or remove what one of the two selected needs of the other (Ctrl+L)</source>
        <translation>Ajouter, modifier ou retirer ce dont l’un des deux sélectionnés a besoin de l’autre (Ctrl+L)</translation>
    </message>
    <message>
        <source>The model is edited on the picture of now: go back to what is real first.</source>
        <translation>Le modèle se modifie sur la situation actuelle : revenez d’abord au réel.</translation>
    </message>
    <message>
        <source>In the watch log: %1</source>
        <translation>Au journal de quart : %1</translation>
    </message>
    <message>
        <source>Set &amp;health…</source>
        <translation>&amp;Fixer l’état…</translation>
    </message>
    <message>
        <source>Say how healthy the selected asset is, until when and why, whatever incidents and feeds say (Ctrl+H)</source>
        <translation>Dire dans quel état est l’actif sélectionné, jusqu’à quand et pourquoi, quoi que disent incidents et flux (Ctrl+H)</translation>
    </message>
    <message>
        <source>Nothing can be changed here: the store is read-only, or nobody sits at it.</source>
        <translation>Rien ne peut être changé ici : le fichier est en lecture seule, ou personne n’y est assis.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::OperationFlow</name>
    <message>
        <source>In the watch log: %1</source>
        <translation>Au journal de quart : %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::PictureStatus</name>
    <message>
        <source>When the newest item of this picture became known here</source>
        <translation>Quand l’élément le plus récent de cette situation a été connu ici</translation>
    </message>
    <message>
        <source>A filter hides some of the picture. Press to clear it.</source>
        <translation>Un filtre masque une partie de la situation. Appuyer pour l’effacer.</translation>
    </message>
    <message>
        <source>%1 · encrypted</source>
        <translation>%1 · chiffrée</translation>
    </message>
    <message>
        <source>READ-ONLY</source>
        <translation>LECTURE SEULE</translation>
    </message>
    <message>
        <source>The file or its medium cannot be written; nothing can be imported.</source>
        <translation>Le fichier ou son support n’est pas inscriptible&#xa0;; rien ne peut être importé.</translation>
    </message>
    <message>
        <source>%1 observations · %2 incidents</source>
        <translation>%1 observations · %2 incidents</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Pas encore de situation</translation>
    </message>
    <message>
        <source>As known at %1</source>
        <translation>Telle que connue à %1</translation>
    </message>
    <message>
        <source>Known at %1</source>
        <translation>Connue à %1</translation>
    </message>
    <message>
        <source>Known at %1, %2 old</source>
        <translation>Connue à %1, il y a %2</translation>
    </message>
    <message>
        <source>%1: %2 incidents, %3 observations</source>
        <translation>%1&#xa0;: %2 incidents, %3 observations</translation>
    </message>
    <message>
        <source>%1 undated</source>
        <translation>%1 non datés</translation>
    </message>
    <message>
        <source>%1 without a place</source>
        <translation>%1 sans lieu</translation>
    </message>
    <message>
        <source>Filtered: %1</source>
        <translation>Filtré&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ProfileDialog</name>
    <message>
        <source>Ticket number</source>
        <translation>Numéro de ticket</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Happened from</source>
        <translation>Survenu de</translation>
    </message>
    <message>
        <source>Happened to</source>
        <translation>Survenu à</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Signalé</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Dernière modification</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Affected assets</source>
        <translation>Actifs touchés</translation>
    </message>
    <message>
        <source>IP addresses</source>
        <translation>Adresses IP</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>Secteurs</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>Precision of the place</source>
        <translation>Précision du lieu</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Marquage</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Acteur</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>as it is written</source>
        <translation>tel qu&apos;écrit</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>clos</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Premières lignes</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Survenu</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>As it will be read</source>
        <translation>Tel qu&apos;il sera lu</translation>
    </message>
    <message>
        <source>What the columns of %1 mean</source>
        <translation>Ce que signifient les colonnes de %1</translation>
    </message>
    <message>
        <source>No row can be read yet</source>
        <translation>Aucune ligne lisible pour l&apos;instant</translation>
    </message>
    <message>
        <source>Choose the column that holds the title.</source>
        <translation>Choisissez la colonne qui contient le titre.</translation>
    </message>
    <message>
        <source>First rows: say above each column what it holds</source>
        <translation>Premières lignes : dites au-dessus de chaque colonne ce qu&apos;elle contient</translation>
    </message>
    <message>
        <source>&amp;Name of the mapping</source>
        <translation>&amp;Nom de la correspondance</translation>
    </message>
    <message>
        <source>such as: Scaldis tickets</source>
        <translation>par exemple : tickets Scaldis</translation>
    </message>
    <message>
        <source>Columns are &amp;parted by</source>
        <translation>&amp;Séparateur des colonnes</translation>
    </message>
    <message>
        <source>by its looks</source>
        <translation>d&apos;après l&apos;aspect</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>virgule</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>point-virgule</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulation</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>barre |</translation>
    </message>
    <message>
        <source>&amp;Quotes</source>
        <translation>&amp;Guillemets</translation>
    </message>
    <message>
        <source>&amp;Text as</source>
        <translation>&amp;Texte en</translation>
    </message>
    <message>
        <source>Times and marking</source>
        <translation>Heures et marquage</translation>
    </message>
    <message>
        <source>iso, epoch-s, epoch-ms, dtg, or a pattern of yyyy MM dd HH mm ss, hh AP and t for an offset</source>
        <translation>iso, epoch-s, epoch-ms, dtg ou un motif de yyyy MM dd HH mm ss, hh AP et t pour le décalage</translation>
    </message>
    <message>
        <source>What the source&apos;s clocks show when a time names no offset</source>
        <translation>Ce que montrent les horloges de la source quand une heure n&apos;indique pas de décalage</translation>
    </message>
    <message>
        <source>not known: read as UTC, and said so</source>
        <translation>inconnu : lu comme UTC, et signalé</translation>
    </message>
    <message>
        <source>the source&apos;s own</source>
        <translation>celui de la source</translation>
    </message>
    <message>
        <source>Time &amp;format</source>
        <translation>&amp;Format de l&apos;heure</translation>
    </message>
    <message>
        <source>&amp;Zone</source>
        <translation>&amp;Fuseau</translation>
    </message>
    <message>
        <source>Rows without a &amp;marking</source>
        <translation>Lignes sans &amp;marquage</translation>
    </message>
    <message>
        <source>Words of severity</source>
        <translation>Mots de gravité</translation>
    </message>
    <message>
        <source>Words of category</source>
        <translation>Mots de catégorie</translation>
    </message>
    <message>
        <source>Words of status</source>
        <translation>Mots de statut</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Mot</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Signifie</translation>
    </message>
    <message>
        <source>Some rows cannot be read: %1</source>
        <translation>Certaines lignes sont illisibles : %1</translation>
    </message>
    <message>
        <source>What %1 holds</source>
        <translation>Ce que contient %1</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>non utilisé</translation>
    </message>
    <message>
        <source>What %1 means</source>
        <translation>Ce que signifie %1</translation>
    </message>
    <message>
        <source>quarantined</source>
        <translation>en quarantaine</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>ligne %1 : %2</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>sans date</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) looked at, </source>
        <translation>
            <numerusform>%n ligne examinée, </numerusform>
            <numerusform>%n lignes examinées, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them would be quarantined</source>
        <translation>
            <numerusform>%n d&apos;entre elles irait en quarantaine</numerusform>
            <numerusform>%n d&apos;entre elles iraient en quarantaine</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is no zone: an IANA name such as Europe/Brussels, or +02:00</source>
        <translation>%1 n&apos;est pas un fuseau : un nom IANA tel que Europe/Brussels, ou +02:00</translation>
    </message>
    <message>
        <source>That marking is not understood. Try TLP:AMBER or TLP:AMBER+REL:DEU,FRA.</source>
        <translation>Ce marquage n&apos;est pas compris. Essayez TLP:AMBER ou TLP:AMBER+REL:DEU,FRA.</translation>
    </message>
    <message>
        <source>The mapping cannot be written to %1: %2</source>
        <translation>La correspondance ne peut pas être écrite dans %1 : %2</translation>
    </message>
    <message>
        <source>%1 (cannot be used)</source>
        <translation>%1 (inutilisable)</translation>
    </message>
    <message>
        <source>JSON: a row is an object, a column what stands at a path in it.</source>
        <translation>JSON : une ligne est un objet, une colonne ce qui s’y trouve à un chemin.</translation>
    </message>
    <message>
        <source>JSON: a row is an object of the list %1, a column what stands at a path in it.</source>
        <translation>JSON : une ligne est un objet de la liste %1, une colonne ce qui s’y trouve à un chemin.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ReplayFlow</name>
    <message>
        <source>Pla&amp;y or pause the replay</source>
        <translation>Lire o&amp;u suspendre le rejeu</translation>
    </message>
    <message>
        <source>To the change &amp;before</source>
        <translation>Au changement précé&amp;dent</translation>
    </message>
    <message>
        <source>To the ne&amp;xt change</source>
        <translation>Au changement sui&amp;vant</translation>
    </message>
    <message>
        <source>Replay slower</source>
        <translation>Rejeu plus lent</translation>
    </message>
    <message>
        <source>Replay faster</source>
        <translation>Rejeu plus rapide</translation>
    </message>
    <message>
        <source>What the store learned when could not be read. %1</source>
        <translation>Ce que la base a appris et quand n’a pas pu être lu. %1</translation>
    </message>
    <message>
        <source>The picture to compare with could not be made. %1</source>
        <translation>La situation à comparer n’a pas pu être établie. %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::RetryDialog</name>
    <message>
        <source>Read quarantined records again</source>
        <translation>Relire des enregistrements en quarantaine</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are read again from the bytes that were kept. What can be read now leaves quarantine; nothing that was accepted before changes.</source>
        <translation>
            <numerusform>%n enregistrement est relu à partir des octets conservés. Ce qui devient lisible quitte la quarantaine ; ce qui était accepté ne change pas.</numerusform>
            <numerusform>%n enregistrements sont relus à partir des octets conservés. Ce qui devient lisible quitte la quarantaine ; ce qui était accepté ne change pas.</numerusform>
        </translation>
    </message>
    <message>
        <source>as before</source>
        <translation>comme avant</translation>
    </message>
    <message>
        <source>by their content</source>
        <translation>d’après leur contenu</translation>
    </message>
    <message>
        <source>by the mapping %1</source>
        <translation>d’après la correspondance %1</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>&amp;Read them</source>
        <translation>&amp;Les lire</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::RetryFlow</name>
    <message>
        <source>reading quarantined records again</source>
        <translation>la relecture d’enregistrements en quarantaine</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) read again: </source>
        <translation>
            <numerusform>%n enregistrement relu : </numerusform>
            <numerusform>%n enregistrements relus : </numerusform>
        </translation>
    </message>
    <message>
        <source>%1 accepted, %2 duplicates, %3 still in quarantine.</source>
        <translation>%1 acceptés, %2 doublons, %3 encore en quarantaine.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::Screenshots</name>
    <message>
        <source>the views were not ready in time</source>
        <translation>les vues n’ont pas été prêtes à temps</translation>
    </message>
    <message>
        <source>--select: nothing is called %1</source>
        <translation>--select&#xa0;: rien ne s’appelle %1</translation>
    </message>
    <message>
        <source>there is no view %1</source>
        <translation>il n’y a pas de vue %1</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 n’a pas pu être écrit</translation>
    </message>
    <message>
        <source>the map cannot be drawn in full: %1</source>
        <translation>la carte ne peut être dessinée en entier : %1</translation>
    </message>
    <message>
        <source>EXERCISE</source>
        <translation>EXERCICE</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::Session</name>
    <message>
        <source>The import could not be changed. %1</source>
        <translation>L’import n’a pas pu être modifié. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n import(s) withdrawn</source>
        <translation>
            <numerusform>%n import retiré</numerusform>
            <numerusform>%n imports retirés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n import(s) restored</source>
        <translation>
            <numerusform>%n import rétabli</numerusform>
            <numerusform>%n imports rétablis</numerusform>
        </translation>
    </message>
    <message>
        <source>The key was not changed. %1</source>
        <translation>La clé n’a pas été changée. %1</translation>
    </message>
    <message>
        <source>The store is no longer encrypted</source>
        <translation>La base n’est plus chiffrée</translation>
    </message>
    <message>
        <source>The key was changed</source>
        <translation>La clé a été changée</translation>
    </message>
    <message>
        <source>correction of the clock of %1</source>
        <translation>correction de l’horloge de %1</translation>
    </message>
    <message>
        <source>The clock of %1 was not corrected. %2</source>
        <translation>L’horloge de %1 n’a pas été corrigée. %2</translation>
    </message>
    <message>
        <source>The clock of %1 counts as right from now on</source>
        <translation>L’horloge de %1 est considérée comme juste désormais</translation>
    </message>
    <message>
        <source>The clock of %1 is corrected by %2 from now on</source>
        <translation>L’horloge de %1 est corrigée de %2 désormais</translation>
    </message>
    <message>
        <source>rejection of a link</source>
        <translation>rejet d’un lien</translation>
    </message>
    <message>
        <source>What came cannot be correlated. %1</source>
        <translation>Ce qui est arrivé ne peut pas être corrélé. %1</translation>
    </message>
    <message>
        <source>The link could not be changed. %1</source>
        <translation>Le lien n’a pas pu être modifié. %1</translation>
    </message>
    <message>
        <source>The link is rejected; what follows from it is worked out now</source>
        <translation>Le lien est rejeté ; ce qui en découle est recalculé maintenant</translation>
    </message>
    <message>
        <source>The link holds again; what follows from it is worked out now</source>
        <translation>Le lien vaut à nouveau ; ce qui en découle est recalculé maintenant</translation>
    </message>
    <message>
        <source>Not undone: %1. %2</source>
        <translation>Non annulé : %1. %2</translation>
    </message>
    <message>
        <source>Not done again: %1. %2</source>
        <translation>Non rétabli : %1. %2</translation>
    </message>
    <message>
        <source>Undone, and the log keeps both: %1</source>
        <translation>Annulé, le journal garde les deux : %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Rétabli : %1</translation>
    </message>
    <message>
        <source>What stands on the handover is kept only until the program ends. %1</source>
        <translation>Ce qui figure sur la relève n&apos;est conservé que jusqu&apos;à la fin du programme. %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::StoreFlow</name>
    <message>
        <source>Watchfloor stores (*.watchfloor)</source>
        <translation>Bases Watchfloor (*.watchfloor)</translation>
    </message>
    <message>
        <source>Open a store</source>
        <translation>Ouvrir une base</translation>
    </message>
    <message>
        <source>This key does not open it.</source>
        <translation>Cette clé ne l’ouvre pas.</translation>
    </message>
    <message>
        <source>%1 was not opened. %2</source>
        <translation>%1 n’a pas été ouverte. %2</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>Nouvelle base</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Copying the store…</source>
        <translation>Copie de la base…</translation>
    </message>
    <message>
        <source>Copied to %1</source>
        <translation>Copiée dans %1</translation>
    </message>
    <message>
        <source>No copy was made. %1</source>
        <translation>Aucune copie n’a été faite. %1</translation>
    </message>
    <message>
        <source>Verifying the store…</source>
        <translation>Vérification de la base…</translation>
    </message>
    <message>
        <source>The store could not be verified. %1</source>
        <translation>La base n’a pas pu être vérifiée. %1</translation>
    </message>
    <message>
        <source>The store is sound: integrity, record hashes, watch log and signatures agree.</source>
        <translation>La base est saine&#xa0;: intégrité, empreintes des enregistrements, main courante et signatures concordent.</translation>
    </message>
    <message numerus="yes">
        <source>The store has %n finding(s). The first: %1: %2</source>
        <translation>
            <numerusform>La base a %n anomalie. La première&#xa0;: %1&#xa0;: %2</numerusform>
            <numerusform>La base a %n anomalies. La première&#xa0;: %1&#xa0;: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::TopBar</name>
    <message>
        <source>%1 · picture manager</source>
        <translation>%1 · tient la situation</translation>
    </message>
    <message>
        <source>On watch: %1</source>
        <translation>De veille : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n alarme</numerusform>
            <numerusform>%n alarmes</numerusform>
        </translation>
    </message>
    <message>
        <source>No alarms</source>
        <translation>Aucune alarme</translation>
    </message>
    <message>
        <source>Alarms that nobody has acknowledged</source>
        <translation>Alarmes dont personne n’a pris acte</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::WallWindow</name>
    <message>
        <source>EXERCISE — Missions — %1</source>
        <translation>EXERCICE — Missions — %1</translation>
    </message>
    <message>
        <source>Missions — %1</source>
        <translation>Missions — %1</translation>
    </message>
    <message>
        <source>Missions</source>
        <translation>Missions</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::WatchFlow</name>
    <message>
        <source>Watch</source>
        <translation>Veille</translation>
    </message>
    <message>
        <source>&amp;Who is on watch…</source>
        <translation>&amp;Qui est de veille…</translation>
    </message>
    <message>
        <source>New &amp;account…</source>
        <translation>Nouveau &amp;compte…</translation>
    </message>
    <message>
        <source>Sign &amp;off</source>
        <translation>&amp;Fin de service</translation>
    </message>
    <message>
        <source>&amp;Hand over the watch…</source>
        <translation>&amp;Passer la veille…</translation>
    </message>
    <message>
        <source>The &amp;last handover…</source>
        <translation>&amp;Dernière passation…</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Reporting c&amp;locks…</source>
        <translation>&amp;Délais de déclaration…</translation>
    </message>
    <message>
        <source>It cannot be read who may sit here. %1</source>
        <translation>Impossible de lire qui peut prendre ce poste. %1</translation>
    </message>
    <message>
        <source>Nobody holds the picture-manager token.</source>
        <translation>Personne ne tient la situation.</translation>
    </message>
    <message>
        <source>%1 holds the picture-manager token.</source>
        <translation>%1 tient la situation.</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>Nobody sits here</source>
        <translation>Poste inoccupé</translation>
    </message>
    <message>
        <source>Sign in to decide anything. %1</source>
        <translation>Connectez-vous pour décider. %1</translation>
    </message>
    <message>
        <source>This store has no accounts: the watch log names the user of this machine. Click to make the first account. %1</source>
        <translation>Cette base n’a pas de comptes : la main courante nomme l’utilisateur de cette machine. Cliquez pour créer le premier compte. %1</translation>
    </message>
    <message>
        <source>%1, %2, key %3. %4</source>
        <translation>%1, %2, clé %3. %4</translation>
    </message>
    <message>
        <source>The password is not right.</source>
        <translation>Le mot de passe n’est pas le bon.</translation>
    </message>
    <message>
        <source>%1 sits here now; the watch log is signed up to this instant.</source>
        <translation>%1 est en poste ; la main courante est signée jusqu’à cet instant.</translation>
    </message>
    <message>
        <source>Somebody has that name already, or it cannot be one.</source>
        <translation>Quelqu’un porte déjà ce nom, ou ce n’en est pas un.</translation>
    </message>
    <message>
        <source>%1 has an account now</source>
        <translation>%1 a maintenant un compte</translation>
    </message>
    <message>
        <source>You are still signed in. %1</source>
        <translation>Vous êtes toujours en poste. %1</translation>
    </message>
    <message>
        <source>Nobody sits here any more; the watch log is signed up to this instant.</source>
        <translation>Le poste est libre ; la main courante est signée jusqu’à cet instant.</translation>
    </message>
    <message>
        <source>A handover is signed by two officers: who hands over signs in first.</source>
        <translation>Une passation est signée par deux officiers : celui qui passe la veille se connecte d’abord.</translation>
    </message>
    <message>
        <source>A handover is signed by two officers: make an account for the other one first.</source>
        <translation>Une passation est signée par deux officiers : créez d’abord un compte pour l’autre.</translation>
    </message>
    <message>
        <source>The handover cannot be worked out. %1</source>
        <translation>La passation ne peut pas être établie. %1</translation>
    </message>
    <message>
        <source>The password of %1 is not right.</source>
        <translation>Le mot de passe de %1 n’est pas le bon.</translation>
    </message>
    <message>
        <source>The watch is %1&apos;s. The sheet is %2</source>
        <translation>La veille est à %1. La feuille est %2</translation>
    </message>
    <message>
        <source>The last handover cannot be read. %1</source>
        <translation>La dernière passation est illisible. %1</translation>
    </message>
    <message>
        <source>This watch has never been handed over.</source>
        <translation>Cette veille n’a jamais été passée.</translation>
    </message>
    <message>
        <source>The sheet %1 is byte for byte the one that was signed for.</source>
        <translation>La feuille %1 est, octet pour octet, celle qui a été signée.</translation>
    </message>
    <message>
        <source>The sheet %1 is NOT the one that was signed for: it was changed.</source>
        <translation>La feuille %1 n’est PAS celle qui a été signée : elle a été modifiée.</translation>
    </message>
    <message>
        <source>The sheet is not at %1 any more.</source>
        <translation>La feuille n’est plus à %1.</translation>
    </message>
    <message>
        <source>No sheet was printed.</source>
        <translation>Aucune feuille n’a été imprimée.</translation>
    </message>
    <message>
        <source>The clocks were not changed. %1</source>
        <translation>Les délais n’ont pas été changés. %1</translation>
    </message>
    <message>
        <source>Declared: everything is reported</source>
        <translation>Déclaré : tout est remis</translation>
    </message>
    <message>
        <source>Declared. %1: %2</source>
        <translation>Déclaré. %1 : %2</translation>
    </message>
    <message>
        <source>Withdrawn: no reporting clock runs for it</source>
        <translation>Retiré : aucun délai de déclaration ne court plus</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::Welcome</name>
    <message>
        <source>Every source claims; the floor recognises. Open a store, or begin one.</source>
        <translation>Chaque source déclare&#xa0;; la salle de veille reconnaît. Ouvrez une base ou commencez-en une.</translation>
    </message>
    <message>
        <source>Recent stores</source>
        <translation>Bases récentes</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::WhatIfFlow</name>
    <message>
        <source>What if</source>
        <translation>Et si</translation>
    </message>
    <message>
        <source>The selected &amp;fails</source>
        <translation>La sélection tombe en &amp;panne</translation>
    </message>
    <message>
        <source>The selected is &amp;impaired</source>
        <translation>La sélection est &amp;altérée</translation>
    </message>
    <message>
        <source>The selected works a&amp;gain</source>
        <translation>La sélection &amp;refonctionne</translation>
    </message>
    <message>
        <source>&amp;Draw an area that fails</source>
        <translation>&amp;Dessiner une zone qui tombe en panne</translation>
    </message>
    <message>
        <source>Everything in an area of the map fails (F3)</source>
        <translation>Tout ce qui est dans une zone de la carte tombe en panne (F3)</translation>
    </message>
    <message>
        <source>Choose &amp;what fails…</source>
        <translation>&amp;Choisir ce qui tombe en panne…</translation>
    </message>
    <message>
        <source>An owner, a vulnerability or an asset fails (Shift+F3)</source>
        <translation>Un propriétaire, une vulnérabilité ou un bien tombe en panne (Maj+F3)</translation>
    </message>
    <message>
        <source>Wave &amp;before</source>
        <translation>&amp;Vague précédente</translation>
    </message>
    <message>
        <source>The cascade one wave earlier (F5)</source>
        <translation>La cascade une vague plus tôt (F5)</translation>
    </message>
    <message>
        <source>&amp;Next wave</source>
        <translation>Vague &amp;suivante</translation>
    </message>
    <message>
        <source>The cascade one wave later (F6)</source>
        <translation>La cascade une vague plus tard (F6)</translation>
    </message>
    <message>
        <source>&amp;Compare with the present</source>
        <translation>Co&amp;mparer avec le présent</translation>
    </message>
    <message>
        <source>Mark in every view what would be worse or better than it is (Ctrl+F5)</source>
        <translation>Marquer dans chaque vue ce qui serait pire ou meilleur qu’à présent (Ctrl+F5)</translation>
    </message>
    <message>
        <source>Suppose n&amp;othing</source>
        <translation>&amp;Ne rien supposer</translation>
    </message>
    <message>
        <source>Take all steps back; undo brings them again</source>
        <translation>Reprendre toutes les étapes ; annuler les ramène</translation>
    </message>
    <message>
        <source>Back to what is &amp;real</source>
        <translation>Retour au ré&amp;el</translation>
    </message>
    <message>
        <source>All views show what is so; the steps are kept until the store is closed (Ctrl+F3)</source>
        <translation>Toutes les vues montrent ce qui est ; les étapes sont gardées jusqu’à la fermeture de la base (Ctrl+F3)</translation>
    </message>
    <message>
        <source>Show the what-if &amp;again</source>
        <translation>R&amp;evenir au « et si »</translation>
    </message>
    <message>
        <source>Select an asset first, in the graph, on the map or in a table.</source>
        <translation>Sélectionnez d’abord un bien, dans le graphe, sur la carte ou dans une table.</translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n more</source>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that is placed well enough stands in that area.</source>
        <translation>Rien dont le lieu soit assez connu ne se trouve dans cette zone.</translation>
    </message>
    <message numerus="yes">
        <source>An area of the map fails, %n assets</source>
        <translation>
            <numerusform>Une zone de la carte tombe en panne, %n bien</numerusform>
            <numerusform>Une zone de la carte tombe en panne, %n biens</numerusform>
        </translation>
    </message>
    <message>
        <source>removal of a step</source>
        <translation>retrait d’une étape</translation>
    </message>
    <message>
        <source>clearing of the what-if</source>
        <translation>effacement du « et si »</translation>
    </message>
    <message>
        <source>nothing of this is real</source>
        <translation>rien de ceci n’est réel</translation>
    </message>
    <message>
        <source>nothing is supposed</source>
        <translation>rien n’est supposé</translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n étape</numerusform>
            <numerusform>%n étapes</numerusform>
        </translation>
    </message>
    <message>
        <source>is being worked out…</source>
        <translation>calcul en cours…</translation>
    </message>
    <message numerus="yes">
        <source>%n missions change</source>
        <translation>
            <numerusform>%n mission change</numerusform>
            <numerusform>%n missions changent</numerusform>
        </translation>
    </message>
    <message>
        <source>wave %1 of %2</source>
        <translation>vague %1 sur %2</translation>
    </message>
    <message>
        <source>Ctrl+F3 goes back to what is real</source>
        <translation>Ctrl+F3 revient au réel</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>◀ Wave</source>
        <translation>◀ Vague</translation>
    </message>
    <message>
        <source>Wave ▶</source>
        <translation>Vague ▶</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Back to real</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>Garder…</translation>
    </message>
    <message>
        <source>Side by side…</source>
        <translation>Côte à côte…</translation>
    </message>
    <message>
        <source>The &amp;link between the two selected fails</source>
        <translation>Le &amp;lien entre les deux sélectionnés tombe en panne</translation>
    </message>
    <message>
        <source>The one does not get the other any more; both stay as they are (Alt+F2)</source>
        <translation>L’un ne reçoit plus l’autre ; tous deux restent tels qu’ils sont (Alt+F2)</translation>
    </message>
    <message>
        <source>&amp;Everything of its owner fails</source>
        <translation>&amp;Tout ce qui est à son propriétaire tombe en panne</translation>
    </message>
    <message>
        <source>All that the owner of the selected has (Alt+Shift+F2)</source>
        <translation>Tout ce que possède le propriétaire de la sélection (Alt+Maj+F2)</translation>
    </message>
    <message>
        <source>&amp;Keep under a name…</source>
        <translation>&amp;Garder sous un nom…</translation>
    </message>
    <message>
        <source>What is supposed now, to be seen beside others (Alt+F3)</source>
        <translation>Ce qui est supposé maintenant, à voir à côté d’autres (Alt+F3)</translation>
    </message>
    <message>
        <source>What-ifs &amp;side by side…</source>
        <translation>« Et s&amp;i » côte à côte…</translation>
    </message>
    <message>
        <source>What becomes of each mission in each of them (Alt+F5)</source>
        <translation>Ce que devient chaque mission dans chacun (Alt+F5)</translation>
    </message>
    <message>
        <source>Select two assets of which one needs the other directly.</source>
        <translation>Sélectionnez deux biens dont l’un a directement besoin de l’autre.</translation>
    </message>
    <message>
        <source>Select an asset whose owner is known.</source>
        <translation>Sélectionnez un bien dont le propriétaire est connu.</translation>
    </message>
    <message>
        <source>What is supposed already is taken back in the what-if.</source>
        <translation>Ce qui est déjà supposé se retire dans le « et si ».</translation>
    </message>
    <message>
        <source>Suppliers and products cannot be chosen. %1</source>
        <translation>Les fournisseurs et les produits ne peuvent pas être choisis. %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ZuluClock</name>
    <message>
        <source>Zulu time (UTC) and date-time group</source>
        <translation>Heure zoulou (UTC) et groupe date-heure</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::AccountDialog</name>
    <message>
        <source>The first account</source>
        <translation>Le premier compte</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Nouveau compte</translation>
    </message>
    <message>
        <source>This store has no accounts: anybody acts under the name that the machine knows them by. From the first account on, whoever acts here signs in. A lost password cannot be recovered.</source>
        <translation>Cette base n’a pas de comptes : chacun agit sous le nom que la machine lui connaît. Dès le premier compte, qui agit ici se connecte. Un mot de passe perdu ne peut pas être retrouvé.</translation>
    </message>
    <message>
        <source>Somebody who may sit at this store, with a key of their own that their password opens. A lost password cannot be recovered.</source>
        <translation>Quelqu’un qui peut prendre poste sur cette base, avec une clé que son mot de passe ouvre. Un mot de passe perdu ne peut pas être retrouvé.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rôle</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>&amp;Encore</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Créer le compte</translation>
    </message>
    <message numerus="yes">
        <source>A password has %n characters at least.</source>
        <translation>
            <numerusform>Un mot de passe a au moins %n caractère.</numerusform>
            <numerusform>Un mot de passe a au moins %n caractères.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Les deux mots de passe diffèrent.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::AlarmPanel</name>
    <message>
        <source>to answer</source>
        <translation>à traiter</translation>
    </message>
    <message>
        <source>over, unseen</source>
        <translation>terminée, non vue</translation>
    </message>
    <message>
        <source>shelved</source>
        <translation>mise de côté</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>transmise</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>vue</translation>
    </message>
    <message>
        <source>Mission %1 has failed</source>
        <translation>La mission %1 est interrompue</translation>
    </message>
    <message>
        <source>Mission %1 is impaired</source>
        <translation>La mission %1 est compromise</translation>
    </message>
    <message>
        <source>Feed %1 is late</source>
        <translation>La source %1 est en retard</translation>
    </message>
    <message>
        <source>Feed %1 cannot be read</source>
        <translation>La source %1 est illisible</translation>
    </message>
    <message>
        <source>Feed %1 is silent</source>
        <translation>La source %1 est muette</translation>
    </message>
    <message>
        <source>until %1 by %2: %3</source>
        <translation>jusqu’à %1 par %2 : %3</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 par %2</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Prendre acte</translation>
    </message>
    <message>
        <source>I have seen it (A)</source>
        <translation>Je l’ai vue (A)</translation>
    </message>
    <message>
        <source>Shelve…</source>
        <translation>Mettre de côté…</translation>
    </message>
    <message>
        <source>Out of sight for a time, with a reason (S)</source>
        <translation>Hors de vue pour un temps, avec un motif (S)</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Transmettre</translation>
    </message>
    <message>
        <source>Handed up: it is more than the watch can answer (E)</source>
        <translation>Transmise à l’échelon supérieur : elle dépasse la veille (E)</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Back from the shelf (U)</source>
        <translation>De nouveau à traiter (U)</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Fois</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmes</translation>
    </message>
    <message>
        <source>Nothing asks for an answer</source>
        <translation>Rien n’attend de réponse</translation>
    </message>
    <message>
        <source>Severe incidents, failing missions and silent feeds will stand here.</source>
        <translation>Les incidents graves, les missions compromises et les sources muettes seront ici.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, chattering</source>
        <translation>%1, intermittente</translation>
    </message>
    <message>
        <source>Flood of alarms</source>
        <translation>Avalanche d’alarmes</translation>
    </message>
    <message>
        <source>More than one can answer</source>
        <translation>Plus qu’on ne peut traiter</translation>
    </message>
    <message>
        <source>Demanding</source>
        <translation>Soutenu</translation>
    </message>
    <message>
        <source>Manageable</source>
        <translation>Maîtrisable</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Calme</translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n à traiter</numerusform>
            <numerusform>%n à traiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shelved</source>
        <translation>
            <numerusform>%n mise de côté</numerusform>
            <numerusform>%n mises de côté</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 10 min</source>
        <translation>
            <numerusform>%n en 10 min</numerusform>
            <numerusform>%n en 10 min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 1 h</source>
        <translation>
            <numerusform>%n en 1 h</numerusform>
            <numerusform>%n en 1 h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 24 h</source>
        <translation>
            <numerusform>%n en 24 h</numerusform>
            <numerusform>%n en 24 h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n longer than a day</source>
        <translation>
            <numerusform>%n de plus d’un jour</numerusform>
            <numerusform>%n de plus d’un jour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chattering</source>
        <translation>
            <numerusform>%n intermittente</numerusform>
            <numerusform>%n intermittentes</numerusform>
        </translation>
    </message>
    <message>
        <source>EEMUA 191: at most 1 alarm in 10 minutes is acceptable, 2 are manageable, more than 5 are too many; more than 10 are a flood. At most 150 a day, and fewer than 5 that last longer than a day.</source>
        <translation>EEMUA 191 : 1 alarme au plus en 10 minutes est acceptable, 2 sont maîtrisables, plus de 5 sont trop ; plus de 10 sont une avalanche. 150 au plus par jour, et moins de 5 qui durent plus d’un jour.</translation>
    </message>
    <message>
        <source>Show it everywhere</source>
        <translation>Montrer partout</translation>
    </message>
    <message>
        <source>%1 overdue: %2</source>
        <translation>%1 : délai dépassé : %2</translation>
    </message>
    <message>
        <source>%1 due soon: %2</source>
        <translation>%1 : échéance proche : %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: by the watch floor&apos;s word about %2</source>
        <translation>%1&#xa0;: selon la salle de veille, à cause de %2</translation>
    </message>
    <message>
        <source>%1: by the word of %3 about %2</source>
        <translation>%1&#xa0;: selon %3, à cause de %2</translation>
    </message>
    <message>
        <source>%1: nobody sees %2</source>
        <translation>%1&#xa0;: personne ne voit %2</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::AreaDrawer</name>
    <message>
        <source>Drawing of an area</source>
        <translation>Dessin d’une zone</translation>
    </message>
    <message>
        <source>Arrow keys move the cross, Space sets a corner, Backspace takes it back, Enter closes the area, Escape gives up.</source>
        <translation>Les flèches déplacent la croix, Espace pose un coin, Retour arrière le reprend, Entrée ferme la zone, Échap abandonne.</translation>
    </message>
    <message>
        <source>Click the corners of an area, or drag a rectangle · arrows and Space by keyboard · Esc gives up</source>
        <translation>Cliquez les coins d’une zone, ou tirez un rectangle · flèches et Espace au clavier · Échap abandonne</translation>
    </message>
    <message>
        <source>Enter or a double click closes the area · Backspace takes a corner back · Esc gives up</source>
        <translation>Entrée ou double clic ferme la zone · Retour arrière reprend un coin · Échap abandonne</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::AssessDialog</name>
    <message>
        <source>Assess an incident</source>
        <translation>Évaluer un incident</translation>
    </message>
    <message>
        <source>&amp;Assess</source>
        <translation>É&amp;valuer</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>&amp;Reliability</source>
        <translation>&amp;Fiabilité</translation>
    </message>
    <message>
        <source>&amp;Credibility</source>
        <translation>&amp;Crédibilité</translation>
    </message>
    <message>
        <source>&amp;Likelihood</source>
        <translation>&amp;Probabilité</translation>
    </message>
    <message>
        <source>How well founded the judgement is; not how likely the event</source>
        <translation>À quel point le jugement est fondé, non à quel point l’événement est probable</translation>
    </message>
    <message>
        <source>Con&amp;fidence in it</source>
        <translation>C&amp;onfiance du jugement</translation>
    </message>
    <message>
        <source>Reference Security Incident Taxonomy</source>
        <translation>Reference Security Incident Taxonomy</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>Caté&amp;gorie</translation>
    </message>
    <message>
        <source>&amp;Severity</source>
        <translation>&amp;Gravité</translation>
    </message>
    <message>
        <source>energy, transport, space</source>
        <translation>énergie, transports, espace</translation>
    </message>
    <message>
        <source>Sec&amp;tors</source>
        <translation>&amp;Secteurs</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Raisonnement</translation>
    </message>
    <message>
        <source>Reaso&amp;ning</source>
        <translation>&amp;Raisonnement</translation>
    </message>
    <message>
        <source>Dissent</source>
        <translation>Avis contraire</translation>
    </message>
    <message>
        <source>Who sees it otherwise, and why</source>
        <translation>Qui le voit autrement, et pourquoi</translation>
    </message>
    <message>
        <source>&amp;Dissent</source>
        <translation>&amp;Avis contraire</translation>
    </message>
    <message>
        <source>What the sources say</source>
        <translation>Ce que disent les sources</translation>
    </message>
    <message>
        <source>≠ they disagree</source>
        <translation>≠ elles se contredisent</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Cotation</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Survenu</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Dit</translation>
    </message>
    <message numerus="yes">
        <source>%n independent originator(s)</source>
        <translation>
            <numerusform>%n auteur indépendant</numerusform>
            <numerusform>%n auteurs indépendants</numerusform>
        </translation>
    </message>
    <message>
        <source>Credibility 1 needs two independent originators. The same report through two feeds is one.</source>
        <translation>La crédibilité 1 demande deux auteurs indépendants. Le même rapport par deux flux n’en fait qu’un.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::CoincidencePanel</name>
    <message>
        <source>observation</source>
        <translation>observation</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>One</source>
        <translation>L’un</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>L’autre</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Survenu</translation>
    </message>
    <message>
        <source>Coincidences</source>
        <translation>Coïncidences</translation>
    </message>
    <message>
        <source>In two domains, within</source>
        <translation>Dans deux domaines, à moins de</translation>
    </message>
    <message>
        <source>and</source>
        <translation>et</translation>
    </message>
    <message>
        <source>or on one mission</source>
        <translation>ou sur une même mission</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>en même temps</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>Nothing coincides</source>
        <translation>Rien ne coïncide</translation>
    </message>
    <message>
        <source>Take more hours or kilometres, or clear the filter. Undated events coincide with nothing, and a country is no place.</source>
        <translation>Prenez plus d’heures ou de kilomètres, ou effacez le filtre. Un événement sans date ne coïncide avec rien, et un pays n’est pas un lieu.</translation>
    </message>
    <message>
        <source>The first %1; there are more</source>
        <translation>Les %1 premières ; il y en a d’autres</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n trouvée</numerusform>
            <numerusform>%n trouvées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ComparePanel</name>
    <message>
        <source>2026-09-30T14:00Z, 301400ZSEP26, or 03:00 for the last three o&apos;clock. UTC.</source>
        <translation>2026-09-30T14:00Z, 301400ZSEP26, ou 03:00 pour les dernières trois heures du matin. UTC.</translation>
    </message>
    <message>
        <source>Compare from, UTC</source>
        <translation>Comparer de, UTC</translation>
    </message>
    <message>
        <source>an earlier instant</source>
        <translation>un instant antérieur</translation>
    </message>
    <message>
        <source>Compare to, UTC</source>
        <translation>Comparer à, UTC</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>Cesser de comparer</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Incident or feed</source>
        <translation>Incident ou flux</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Last known</source>
        <translation>Dernière nouvelle</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>Since I sat down</source>
        <translation>Depuis ma prise de poste</translation>
    </message>
    <message>
        <source>That is not an instant. Try 03:00 or 2026-09-30T03:00Z.</source>
        <translation>Ce n’est pas un instant. Essayez 03:00 ou 2026-09-30T03:00Z.</translation>
    </message>
    <message>
        <source>The picture of %1 is being made</source>
        <translation>La situation de %1 est en cours d’établissement</translation>
    </message>
    <message>
        <source>Nothing is compared</source>
        <translation>Rien n’est comparé</translation>
    </message>
    <message>
        <source>Choose an earlier instant. What changed since then is listed here, and marked on map, timeline and graph.</source>
        <translation>Choisissez un instant antérieur. Ce qui a changé depuis est listé ici et marqué sur la carte, la chronologie et le graphe.</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>Rien n’a changé</translation>
    </message>
    <message>
        <source>Between %1 and %2 no incident came, went or changed its severity or reach, and no feed fell silent.</source>
        <translation>Entre %1 et %2, aucun incident n’est apparu, n’a disparu ni n’a changé de gravité ou de portée, et aucun flux ne s’est tu.</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>contradicted</source>
        <translation>contredit</translation>
    </message>
    <message>
        <source>Gone silent</source>
        <translation>Devenu muet</translation>
    </message>
    <message>
        <source>Feed %1</source>
        <translation>Flux %1</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>muet</translation>
    </message>
    <message>
        <source>Last 1 h</source>
        <translation>Dernière 1 h</translation>
    </message>
    <message>
        <source>8 h</source>
        <translation>8 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Health set</source>
        <translation>État fixé</translation>
    </message>
    <message>
        <source>Health no longer set</source>
        <translation>État plus fixé</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ComponentsPane</name>
    <message numerus="yes">
        <source>in %n asset(s) of this picture</source>
        <translation>
            <numerusform>dans %n actif de cette image</numerusform>
            <numerusform>dans %n actifs de cette image</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Back to the graph (Esc)</source>
        <translation>Retour au graphe (Échap)</translation>
    </message>
    <message>
        <source>Find a component</source>
        <translation>Chercher un composant</translation>
    </message>
    <message>
        <source>Knock out in a what-if</source>
        <translation>Faire tomber dans un « et si »</translation>
    </message>
    <message>
        <source>All that have the chosen component fail, supposedly (Enter)</source>
        <translation>Tous ceux qui ont le composant choisi sont supposés tomber (Entrée)</translation>
    </message>
    <message>
        <source>Components of an asset</source>
        <translation>Composants d’un actif</translation>
    </message>
    <message>
        <source>Arrow keys walk from one to the next, Enter supposes it away, Esc goes back to the graph.</source>
        <translation>Les flèches vont de l’un à l’autre, Entrée le suppose tombé, Échap revient au graphe.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Fit the drawing</source>
        <translation>Ajuster le dessin</translation>
    </message>
    <message>
        <source>Back to the graph</source>
        <translation>Retour au graphe</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n component(s)</source>
        <translation>
            <numerusform>%1 : %n composant</numerusform>
            <numerusform>%1 : %n composants</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a component</source>
        <translation>Choisir un composant</translation>
    </message>
    <message>
        <source>%1 is listed by a bill of %2</source>
        <translation>%1 figure dans une nomenclature de %2</translation>
    </message>
    <message>
        <source>Nothing says which of its components needs it</source>
        <translation>Rien ne dit lequel de ses composants en a besoin</translation>
    </message>
    <message>
        <source>%1 needs %2</source>
        <translation>%1 a besoin de %2</translation>
    </message>
    <message>
        <source>Right leads to what a component needs, left to what needs it, V to the next vulnerable one; plus shows hidden neighbours, Enter supposes it away, Esc goes back to the graph.</source>
        <translation>Droite mène à ce dont un composant a besoin, gauche à ce qui en a besoin, V au prochain vulnérable ; plus montre les voisins cachés, Entrée le suppose absent, Échap revient au graphe.</translation>
    </message>
    <message>
        <source>The next vulnerable component, and the chain that brings it in (V)</source>
        <translation>Le prochain composant vulnérable et la chaîne qui l’amène (V)</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>All components at once, not only the vulnerable and the nearest</source>
        <translation>Tous les composants à la fois, pas seulement les vulnérables et les plus proches</translation>
    </message>
    <message>
        <source>No bill says which component needs which</source>
        <translation>Aucune nomenclature ne dit quel composant a besoin duquel</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n component(s)</source>
        <translation>
            <numerusform>%1 sur %n composant</numerusform>
            <numerusform>%1 sur %n composants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) of its bills name no component</source>
        <translation>
            <numerusform>%n référence de ses nomenclatures ne désigne aucun composant</numerusform>
            <numerusform>%n références de ses nomenclatures ne désignent aucun composant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) are more than is kept of a bill</source>
        <translation>
            <numerusform>%n dépendance dépasse ce qui est conservé d’une nomenclature</numerusform>
            <numerusform>%n dépendances dépassent ce qui est conservé d’une nomenclature</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs %1, needed by %2</source>
        <translation>A besoin de %1, nécessaire à %2</translation>
    </message>
    <message>
        <source>Show hidden neighbours</source>
        <translation>Montrer les voisins cachés</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Vulnerable: %1</source>
        <translation>Vulnérables : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) need it</source>
        <translation>
            <numerusform>%n composant en a besoin</numerusform>
            <numerusform>%n composants en ont besoin</numerusform>
        </translation>
    </message>
    <message>
        <source>Only components of a circle need it; nothing leads there from %1</source>
        <translation>Seuls des composants d’un cercle en ont besoin&#xa0;; rien n’y mène depuis %1</translation>
    </message>
    <message>
        <source>By name, version, package URL, CPE or CVE; Enter goes to the next, Down to the drawing</source>
        <translation>Par nom, version, URL de paquet, CPE ou CVE&#xa0;; Entrée mène au suivant, Bas au dessin</translation>
    </message>
    <message>
        <source>dashed: listed, and no chain of needs leads there</source>
        <translation>tireté&#xa0;: cité, et aucune chaîne de besoins n’y mène</translation>
    </message>
    <message numerus="yes">
        <source>%n more vulnerable component(s) than are looked for</source>
        <translation>
            <numerusform>%n composant vulnérable au-delà de ce qui est cherché</numerusform>
            <numerusform>%n composants vulnérables au-delà de ce qui est cherché</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 sur %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>Nothing is called so</source>
        <translation>Rien ne s’appelle ainsi</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::DecisionDialog</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Reason (may be left empty)</source>
        <translation>Motif (facultatif)</translation>
    </message>
    <message>
        <source>Recognise</source>
        <translation>Reconnaître</translation>
    </message>
    <message>
        <source>&amp;Recognise</source>
        <translation>&amp;Reconnaître</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>Contester</translation>
    </message>
    <message>
        <source>&amp;Dispute</source>
        <translation>&amp;Contester</translation>
    </message>
    <message>
        <source>Dismiss: it was none</source>
        <translation>Écarter : ce n’en était pas un</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>&amp;Écarter</translation>
    </message>
    <message>
        <source>Close: it is over</source>
        <translation>Clore : c’est terminé</translation>
    </message>
    <message>
        <source>&amp;Close it</source>
        <translation>C&amp;lore</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>R&amp;ouvrir</translation>
    </message>
    <message>
        <source>Merge: they are one incident</source>
        <translation>Fusionner : c’est un seul incident</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Fusionner</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Séparer</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>&amp;Séparer</translation>
    </message>
    <message>
        <source>Picture-manager token</source>
        <translation>Tenue de situation</translation>
    </message>
    <message>
        <source>&amp;Hand over</source>
        <translation>Re&amp;mettre</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>&amp;Add note</source>
        <translation>A&amp;jouter la note</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 holds the token now.</source>
        <translation>%1 tient la situation en ce moment.</translation>
    </message>
    <message>
        <source>Until, UTC (then it lapses)</source>
        <translation>Jusqu’à, UTC (puis elle échoit)</translation>
    </message>
    <message>
        <source>empty: it is mine</source>
        <translation>vide : c’est à moi</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>À qui</translation>
    </message>
    <message>
        <source>Take out what is ticked (Space); nothing ticked: all of it comes apart</source>
        <translation>Retirer ce qui est coché (Espace) ; rien de coché : tout est séparé</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::DependencyDialog</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>Dépendance</translation>
    </message>
    <message>
        <source>by itself: without it nothing works</source>
        <translation>seul : sans lui rien ne marche</translation>
    </message>
    <message>
        <source>one of several: the best counts</source>
        <translation>un parmi plusieurs : le meilleur compte</translation>
    </message>
    <message>
        <source>k of several</source>
        <translation>k parmi plusieurs</translation>
    </message>
    <message>
        <source>a share of a mean</source>
        <translation>une part d’une moyenne</translation>
    </message>
    <message>
        <source>FDNA: strength and criticality</source>
        <translation>FDNA : force et criticité</translation>
    </message>
    <message>
        <source>power, network, hosting …</source>
        <translation>énergie, réseau, hébergement …</translation>
    </message>
    <message>
        <source>&amp;The other way round</source>
        <translation>Dans l’autre sen&amp;s</translation>
    </message>
    <message>
        <source>&amp;Write it</source>
        <translation>É&amp;crire</translation>
    </message>
    <message>
        <source>&amp;Remove it</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>&amp;Needed</source>
        <translation>&amp;Nécessaire</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>À côté de</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>Strength, 0 to 1</source>
        <translation>Force, 0 à 1</translation>
    </message>
    <message>
        <source>Criticality, 0 to 100</source>
        <translation>Criticité, 0 à 100</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Bridged by a battery or a cache</source>
        <translation>Couvert par une batterie ou un cache</translation>
    </message>
    <message>
        <source>Then felt after</source>
        <translation>Puis ressenti après</translation>
    </message>
    <message>
        <source>Back after its provider is</source>
        <translation>De retour après son fournisseur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Rea&amp;son</source>
        <translation>&amp;Motif</translation>
    </message>
    <message>
        <source>%1 needs %2</source>
        <translation>%1 a besoin de %2</translation>
    </message>
    <message>
        <source>It is there: what you write goes before what sources say, until it is undone.</source>
        <translation>Elle existe : ce que vous écrivez prime sur ce que disent les sources, jusqu’à annulation.</translation>
    </message>
    <message>
        <source>It is not there yet.</source>
        <translation>Elle n’existe pas encore.</translation>
    </message>
    <message>
        <source>those that it is with now</source>
        <translation>ceux avec lesquels il est maintenant</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>rien encore</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::FeedLight</name>
    <message>
        <source>Feed %1: %2, %3</source>
        <translation>Flux %1&#xa0;: %2, %3</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>pas encore de données</translation>
    </message>
    <message>
        <source>%1 (%2)
%3
Last arrival: %4
Newest event: %5
%6 records, %7 quarantined</source>
        <translation>%1 (%2)
%3
Dernière arrivée&#xa0;: %4
Événement le plus récent&#xa0;: %5
%6 enregistrements, %7 en quarantaine</translation>
    </message>
    <message>
        <source>Expected every %1</source>
        <translation>Attendu toutes les %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::FeedLights</name>
    <message>
        <source>No feeds yet</source>
        <translation>Pas encore de flux</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>+%1 autres</translation>
    </message>
    <message>
        <source>All feeds, in the Feeds panel</source>
        <translation>Tous les flux, dans le panneau Flux</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::FeedsPanel</name>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Newest event</source>
        <translation>Dernier événement</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Nation</source>
        <translation>Nation</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Fiabilité</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En quarantaine</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>Observations</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Déclarations</translation>
    </message>
    <message>
        <source>Default marking</source>
        <translation>Marquage par défaut</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>No sources yet</source>
        <translation>Pas encore de sources</translation>
    </message>
    <message>
        <source>They appear with the first import.</source>
        <translation>Elles apparaissent avec le premier import.</translation>
    </message>
    <message>
        <source>No default marking: counts as the most restrictive</source>
        <translation>Aucun marquage par défaut&#xa0;: compte comme le plus restrictif</translation>
    </message>
    <message>
        <source>Last data</source>
        <translation>Dernières données</translation>
    </message>
    <message>
        <source>Cadence</source>
        <translation>Cadence</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisibles</translation>
    </message>
    <message>
        <source>Correct from now on</source>
        <translation>Corriger désormais</translation>
    </message>
    <message>
        <source>Declares this clock offset for the source. It stands in the watch log and can be undone.</source>
        <translation>Déclare cet écart d’horloge pour la source. Cela figure au journal de veille et peut être annulé.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::GraphCanvas</name>
    <message>
        <source>%1, an open incident is on it</source>
        <translation>%1, un incident ouvert le touche</translation>
    </message>
    <message>
        <source>%1 through what it needs</source>
        <translation>%1 par ce dont il a besoin</translation>
    </message>
    <message>
        <source>; worst incident: %1</source>
        <translation>&#xa0;; pire incident&#xa0;: %1</translation>
    </message>
    <message>
        <source>Needs %1, needed by %2</source>
        <translation>A besoin de %1, nécessaire à %2</translation>
    </message>
    <message>
        <source>%1; by itself %2</source>
        <translation>%1 ; en lui-même %2</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::GraphLegend</name>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::GraphView</name>
    <message>
        <source>Dependency graph</source>
        <translation>Graphe de dépendances</translation>
    </message>
    <message>
        <source>Threats</source>
        <translation>Menaces</translation>
    </message>
    <message>
        <source>What is hurt, and the way from its causes to the missions</source>
        <translation>Ce qui est touché, et le chemin de ses causes jusqu’aux missions</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>The whole graph</source>
        <translation>Le graphe entier</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>Autour</translation>
    </message>
    <message>
        <source>Only the selected asset and its neighbours (F)</source>
        <translation>Seulement l’actif sélectionné et ses voisins (F)</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> pas</translation>
    </message>
    <message>
        <source>Back to what threatens the missions</source>
        <translation>Revenir à ce qui menace les missions</translation>
    </message>
    <message>
        <source>Find by name (Ctrl+F)</source>
        <translation>Chercher par nom (Ctrl+F)</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+-)</source>
        <translation>Zoom arrière (Ctrl+-)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++, or the wheel)</source>
        <translation>Zoom avant (Ctrl++, ou la molette)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Fit the drawing into the window (Home)</source>
        <translation>Ajuster le dessin à la fenêtre (Origine)</translation>
    </message>
    <message>
        <source>No assets yet: import an inventory</source>
        <translation>Pas encore d’actifs&#xa0;: importez un inventaire</translation>
    </message>
    <message>
        <source>Nothing is known to be hurt: %1 of %2 assets</source>
        <translation>Rien de connu n’est touché&#xa0;: %1 actifs sur %2</translation>
    </message>
    <message>
        <source>%1 of %2 assets</source>
        <translation>%1 actifs sur %2</translation>
    </message>
    <message>
        <source>What %1 needs  ✕</source>
        <translation>Ce dont %1 a besoin  ✕</translation>
    </message>
    <message>
        <source>What needs %1  ✕</source>
        <translation>Ce qui a besoin de %1  ✕</translation>
    </message>
    <message>
        <source>No asset of that name</source>
        <translation>Aucun actif de ce nom</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 autres</translation>
    </message>
    <message>
        <source>Expand neighbours</source>
        <translation>Déplier les voisins</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Only its neighbourhood</source>
        <translation>Seulement son voisinage</translation>
    </message>
    <message>
        <source>Only what it needs</source>
        <translation>Seulement ce dont il a besoin</translation>
    </message>
    <message>
        <source>Only what needs it</source>
        <translation>Seulement ce qui a besoin de lui</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Centrer</translation>
    </message>
    <message>
        <source>Show in every view</source>
        <translation>Montrer dans toutes les vues</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copier le nom</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Copier l’identifiant</translation>
    </message>
    <message>
        <source>What threatens the missions</source>
        <translation>Ce qui menace les missions</translation>
    </message>
    <message>
        <source>Fit the drawing</source>
        <translation>Ajuster le dessin</translation>
    </message>
    <message>
        <source>Arrange anew</source>
        <translation>Réarranger</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>How many dependencies away; with boxes, whole steps up to 2,000 assets</source>
        <translation>À combien de dépendances ; en cases, des pas entiers jusqu’à 2 000 actifs</translation>
    </message>
    <message>
        <source>Network of assets</source>
        <translation>Réseau des actifs</translation>
    </message>
    <message>
        <source>Nothing joins the two selected assets</source>
        <translation>Rien ne relie les deux actifs choisis</translation>
    </message>
    <message numerus="yes">
        <source>Shortest chain of needs: %n step(s)</source>
        <translation>
            <numerusform>Chaîne de besoins la plus courte : %n pas</numerusform>
            <numerusform>Chaîne de besoins la plus courte : %n pas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n asset(s) on any chain</source>
        <translation>
            <numerusform>%n actif sur une chaîne quelconque</numerusform>
            <numerusform>%n actifs sur une chaîne quelconque</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No chain of needs; the shortest connection has %n step(s)</source>
        <translation>
            <numerusform>Pas de chaîne de besoins ; la liaison la plus courte a %n pas</numerusform>
            <numerusform>Pas de chaîne de besoins ; la liaison la plus courte a %n pas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s), since more would be over 2,000 boxes: see Network</source>
        <translation>
            <numerusform>%n pas, car plus dépasserait 2 000 cases : voir Réseau</numerusform>
            <numerusform>%n pas, car plus dépasserait 2 000 cases : voir Réseau</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what is in it</source>
        <translation>Montrer ce qu’il contient</translation>
    </message>
    <message>
        <source>Fold its group again</source>
        <translation>Replier son groupe</translation>
    </message>
    <message>
        <source>Cancel refining the layout</source>
        <translation>Annuler l’affinage de la disposition</translation>
    </message>
    <message>
        <source>Refine the layout</source>
        <translation>Affiner la disposition</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Copy what is drawn as text</source>
        <translation>Copier ce qui est dessiné comme texte</translation>
    </message>
    <message>
        <source>move of %1</source>
        <translation>déplacement de %1</translation>
    </message>
    <message>
        <source>arranging anew</source>
        <translation>nouvelle disposition</translation>
    </message>
    <message>
        <source>Arrow keys walk along dependencies, E walks the lines of the selected asset, B shows what it is made of, plus expands and minus folds it, Enter shows it everywhere, Home fits the drawing, Ctrl+F finds by name.</source>
        <translation>Les flèches suivent les dépendances, E parcourt les liens de l’actif choisi, B montre de quoi il est fait, plus le déplie et moins le replie, Entrée le montre partout, Début ajuste le dessin, Ctrl+F cherche par nom.</translation>
    </message>
    <message>
        <source>All assets as dots and lines, however many there are (G)</source>
        <translation>Tous les actifs en points et en lignes, aussi nombreux soient-ils (G)</translation>
    </message>
    <message>
        <source>Next of its lines</source>
        <translation>Le suivant de ses liens</translation>
    </message>
    <message>
        <source>Show components</source>
        <translation>Montrer les composants</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>No bill says what %1 is made of</source>
        <translation>Aucune nomenclature ne dit de quoi %1 est fait</translation>
    </message>
    <message>
        <source>Arrow keys walk along lines, with Ctrl they move what is selected, E walks the lines of one, plus unfolds a group and minus folds it, Enter shows the selected asset everywhere, Home fits the drawing, Ctrl+F finds by name.</source>
        <translation>Les flèches suivent les lignes, avec Ctrl elles déplacent ce qui est choisi, E en parcourt les liens, plus déplie un groupe et moins le replie, Entrée montre partout l’actif choisi, Début ajuste le dessin, Ctrl+F cherche par nom.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Secteur</translation>
    </message>
    <message>
        <source>Nation</source>
        <translation>Nation</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>What %1 is made of could not be read: %2</source>
        <translation>Ce dont %1 est fait n’a pas pu être lu&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::HandoverDialog</name>
    <message>
        <source>Hand over the watch</source>
        <translation>Passer la veille</translation>
    </message>
    <message>
        <source>&amp;Sign and hand over</source>
        <translation>&amp;Signer et passer</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Not yet: &amp;keep the draft</source>
        <translation>Pas encore : &amp;garder le brouillon</translation>
    </message>
    <message>
        <source>&amp;Throw the draft away</source>
        <translation>&amp;Jeter le brouillon</translation>
    </message>
    <message>
        <source>Handover %1</source>
        <translation>Passation %1</translation>
    </message>
    <message>
        <source>%1 handed over to %2 at %3.</source>
        <translation>%1 a passé la veille à %2 à %3.</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, clé %2</translation>
    </message>
    <message>
        <source>Signed by %1 and %2.</source>
        <translation>Signé par %1 et %2.</translation>
    </message>
    <message>
        <source>The signatures do not hold: this is not what the two officers signed.</source>
        <translation>Les signatures ne valent pas : ce n’est pas ce que les deux officiers ont signé.</translation>
    </message>
    <message>
        <source>&amp;Open the sheet</source>
        <translation>&amp;Ouvrir la feuille</translation>
    </message>
    <message>
        <source>Handover %1, the first of this store</source>
        <translation>Passation %1, la première de cette base</translation>
    </message>
    <message>
        <source>Handover %1, since %2</source>
        <translation>Passation %1, depuis %2</translation>
    </message>
    <message>
        <source>picture of %1</source>
        <translation>situation de %1</translation>
    </message>
    <message>
        <source>Nobody holds the picture-manager token</source>
        <translation>Personne ne tient la situation</translation>
    </message>
    <message>
        <source>Picture manager: %1</source>
        <translation>Tient la situation : %1</translation>
    </message>
    <message>
        <source>What is handed over</source>
        <translation>Ce qui est passé</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Où cela en est</translation>
    </message>
    <message>
        <source>Remark (F2)</source>
        <translation>Remarque (F2)</translation>
    </message>
    <message>
        <source>&amp;Notes for the next watch</source>
        <translation>&amp;Notes pour la prochaine veille</translation>
    </message>
    <message>
        <source>Takes over</source>
        <translation>Prend la veille</translation>
    </message>
    <message>
        <source>password</source>
        <translation>mot de passe</translation>
    </message>
    <message>
        <source>Password of who hands over</source>
        <translation>Mot de passe de qui passe la veille</translation>
    </message>
    <message>
        <source>Password of who takes over</source>
        <translation>Mot de passe de qui prend la veille</translation>
    </message>
    <message>
        <source>Hands &amp;over</source>
        <translation>P&amp;asse la veille</translation>
    </message>
    <message>
        <source>T&amp;akes over</source>
        <translation>P&amp;rend la veille</translation>
    </message>
    <message>
        <source>Nothing has to be taken over</source>
        <translation>Rien n’est à reprendre</translation>
    </message>
    <message>
        <source>%1 of %2 taken</source>
        <translation>%1 sur %2 repris</translation>
    </message>
    <message>
        <source>Each item is taken first</source>
        <translation>Chaque point est d’abord repris</translation>
    </message>
    <message>
        <source>Both sign</source>
        <translation>Les deux signent</translation>
    </message>
    <message>
        <source>Both sign…</source>
        <translation>Les deux signent…</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::HealthDialog</name>
    <message>
        <source>Health by a person&apos;s word</source>
        <translation>État sur la parole d’une personne</translation>
    </message>
    <message>
        <source>Incidents and feeds say: %1</source>
        <translation>Incidents et flux disent : %1</translation>
    </message>
    <message>
        <source>It will be marked %1, as the asset, the incidents on it and what was said of it before.</source>
        <translation>Cela sera marqué %1, comme l’actif, les incidents qui le touchent et ce qui en a été dit avant.</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>à choisir</translation>
    </message>
    <message>
        <source>who said so, or how you know</source>
        <translation>qui l’a dit, ou comment vous le savez</translation>
    </message>
    <message>
        <source>&amp;Set it</source>
        <translation>&amp;Fixer</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>What incidents and feeds say counts again</source>
        <translation>Ce que disent incidents et flux compte de nouveau</translation>
    </message>
    <message>
        <source>It &amp;is</source>
        <translation>Il &amp;est</translation>
    </message>
    <message>
        <source>&amp;Until, UTC</source>
        <translation>&amp;Jusqu’à, UTC</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motif</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ImportsPanel</name>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptés</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>En quarantaine</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Imports</translation>
    </message>
    <message>
        <source>Byte</source>
        <translation>Octet</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Quarantined records</source>
        <translation>Enregistrements en quarantaine</translation>
    </message>
    <message>
        <source>Withdraw import</source>
        <translation>Retirer l’import</translation>
    </message>
    <message>
        <source>All imports</source>
        <translation>Tous les imports</translation>
    </message>
    <message>
        <source>Nothing was imported yet</source>
        <translation>Rien n’a encore été importé</translation>
    </message>
    <message>
        <source>Drop feed files on the window, or press Ctrl+I.</source>
        <translation>Déposez des fichiers de flux sur la fenêtre, ou appuyez sur Ctrl+I.</translation>
    </message>
    <message>
        <source>No record is in quarantine</source>
        <translation>Aucun enregistrement n’est en quarantaine</translation>
    </message>
    <message>
        <source>Quarantined records of every import</source>
        <translation>Enregistrements en quarantaine de tous les imports</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>complet</translation>
    </message>
    <message>
        <source>withdrawn %1</source>
        <translation>retiré %1</translation>
    </message>
    <message>
        <source>running, or cut off</source>
        <translation>en cours, ou interrompu</translation>
    </message>
    <message>
        <source>Quarantined records: %1</source>
        <translation>Enregistrements en quarantaine&#xa0;: %1</translation>
    </message>
    <message>
        <source>Restore import</source>
        <translation>Rétablir l’import</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>Relire…</translation>
    </message>
    <message>
        <source>Reads the selected records again from the bytes that were kept; without a selection all that are listed</source>
        <translation>Relit les enregistrements choisis à partir des octets conservés ; sans choix, tous ceux de la liste</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, ligne %2</translation>
    </message>
    <message>
        <source>Takes back what this import brought and what was read again of it; it can be restored</source>
        <translation>Reprend ce que cet import a apporté et ce qui en a été relu&#xa0;; il peut être rétabli</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::IncidentModel</name>
    <message>
        <source>%1 ≠</source>
        <translation>%1 ≠</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>non daté</translation>
    </message>
    <message>
        <source>sources disagree</source>
        <translation>les sources divergent</translation>
    </message>
    <message>
        <source>%1: the sources disagree, see the inspector</source>
        <translation>%1&#xa0;: les sources divergent, voir l’inspecteur</translation>
    </message>
    <message>
        <source>Last word of any source known at %1</source>
        <translation>Dernière nouvelle d’une source, connue à %1</translation>
    </message>
    <message>
        <source>When it began in the world, UTC</source>
        <translation>Quand cela a commencé dans le monde, UTC</translation>
    </message>
    <message>
        <source>When this store first learned of it, UTC</source>
        <translation>Quand cette base l’a appris pour la première fois, UTC</translation>
    </message>
    <message>
        <source>Missions it reaches, directly or through dependencies</source>
        <translation>Missions qu’il atteint, directement ou par dépendances</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Survenu</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>Missions</source>
        <translation>Missions</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Actifs</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Marquage</translation>
    </message>
    <message>
        <source>First known</source>
        <translation>Connu depuis</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>Secteurs</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Divergence</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Since it happened. The clock shown stands before %1, when this store last learned of it.</source>
        <translation>Depuis les faits. L’horloge affichée est antérieure à %1, quand cette base en a eu connaissance pour la dernière fois.</translation>
    </message>
    <message>
        <source>Time since any source last spoke of it; where the clock shown stands before that, since it happened</source>
        <translation>Temps écoulé depuis qu’une source en a parlé ; si l’horloge affichée est antérieure, depuis les faits</translation>
    </message>
    <message>
        <source>What people hold of it, with the grade; ≠ marks incidents whose sources disagree</source>
        <translation>Ce que l’on en tient, avec la cotation ; ≠ marque les incidents dont les sources se contredisent</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Cotation</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Décidé par</translation>
    </message>
    <message>
        <source>Recognised until</source>
        <translation>Reconnu jusqu’à</translation>
    </message>
    <message>
        <source>A friendly operation in whose window it falls, and whose address or target it has. Nothing is hidden or lowered by it.</source>
        <translation>Une opération amie dont la fenêtre le contient et dont il a l’adresse ou la cible. Rien n’en est caché ni abaissé.</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <source>Explained by</source>
        <translation>Expliqué par</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::IncidentTable</name>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>No incidents are known</source>
        <translation>Aucun incident connu</translation>
    </message>
    <message>
        <source>Drop feed files on this window, or import them.</source>
        <translation>Déposez des fichiers de flux sur cette fenêtre, ou importez-les.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Nothing passes the filter</source>
        <translation>Rien ne passe le filtre</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) are hidden by it.</source>
        <translation>
            <numerusform>Il masque %n incident.</numerusform>
            <numerusform>Il masque %n incidents.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Select an incident, an asset or a mark on the map to see who says what of it.</source>
        <translation>Sélectionnez un incident, un actif ou un repère de la carte pour voir qui en dit quoi.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more selected</source>
        <translation>
            <numerusform>et %n autre sélectionné</numerusform>
            <numerusform>et %n autres sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Liens</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; the graph shows them</source>
        <translation>
            <numerusform>et %n autre&#xa0;; le graphe le montre</numerusform>
            <numerusform>et %n autres&#xa0;; le graphe les montre</numerusform>
        </translation>
    </message>
    <message>
        <source>≠ Sources disagree</source>
        <translation>≠ Les sources divergent</translation>
    </message>
    <message>
        <source>%1 says %2</source>
        <translation>%1 dit %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Reading what the sources say…</source>
        <translation>Lecture de ce que disent les sources…</translation>
    </message>
    <message>
        <source>The claims could not be read: %1</source>
        <translation>Les déclarations n’ont pas pu être lues&#xa0;: %1</translation>
    </message>
    <message>
        <source>Seen by %1 (%2, reliability %3)</source>
        <translation>Vu par %1 (%2, fiabilité %3)</translation>
    </message>
    <message>
        <source>Raw record</source>
        <translation>Enregistrement brut</translation>
    </message>
    <message>
        <source>The bytes as received (Enter)</source>
        <translation>Les octets tels que reçus (Entrée)</translation>
    </message>
    <message>
        <source>No source says anything of it.</source>
        <translation>Aucune source n’en dit rien.</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n déclaration</numerusform>
            <numerusform>%n déclarations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message>
        <source>reliability %1</source>
        <translation>fiabilité %1</translation>
    </message>
    <message>
        <source>source %1</source>
        <translation>source %1</translation>
    </message>
    <message numerus="yes">
        <source>%n older claim(s) not shown</source>
        <translation>
            <numerusform>%n déclaration plus ancienne non affichée</numerusform>
            <numerusform>%n déclarations plus anciennes non affichées</numerusform>
        </translation>
    </message>
    <message>
        <source>Source reliability and credibility of this claim (AJP-2.1); F and 6: cannot be judged</source>
        <translation>Fiabilité de la source et crédibilité de cette déclaration (AJP-2.1)&#xa0;; F et 6&#xa0;: ne peuvent être jugées</translation>
    </message>
    <message>
        <source>Body of the claim</source>
        <translation>Corps de la déclaration</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>The whole claim as the source gave it</source>
        <translation>La déclaration entière, telle que la source l’a donnée</translation>
    </message>
    <message>
        <source>
… the rest is in the raw record</source>
        <translation>
… le reste est dans l’enregistrement brut</translation>
    </message>
    <message>
        <source>The bytes as received</source>
        <translation>Les octets tels que reçus</translation>
    </message>
    <message>
        <source>What the floor holds</source>
        <translation>Ce que le quart en tient</translation>
    </message>
    <message>
        <source>By which components it is vulnerable</source>
        <translation>Par quels composants il est vulnérable</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; its components in the graph show them</source>
        <translation>
            <numerusform>et %n autre ; ses composants dans le graphe le montrent</numerusform>
            <numerusform>et %n autres ; ses composants dans le graphe les montrent</numerusform>
        </translation>
    </message>
    <message>
        <source>Its components could not be read: %1</source>
        <translation>Ses composants n’ont pas pu être lus&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::KnownTrack</name>
    <message>
        <source>Known at</source>
        <translation>Connu à</translation>
    </message>
    <message>
        <source>Left and Right: to the change before or after. Page keys: an hour. Home: the first change. End: now. Wheel: nearer or farther.</source>
        <translation>Gauche et droite : au changement précédent ou suivant. Touches de page : une heure. Début : le premier changement. Fin : maintenant. Molette : plus près ou plus loin.</translation>
    </message>
    <message>
        <source>What became known when. Click or drag to see the picture as it was known then.</source>
        <translation>Ce qui a été connu et quand. Cliquez ou glissez pour voir la situation telle qu’elle était connue alors.</translation>
    </message>
    <message>
        <source>NOW</source>
        <translation>MAINTENANT</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::LimitsView</name>
    <message>
        <source>More than the rule may join: %1</source>
        <translation>Plus que la règle ne peut réunir : %1</translation>
    </message>
    <message>
        <source>Everyday traffic: many use it on many days</source>
        <translation>Trafic quotidien : beaucoup l&apos;utilisent, de nombreux jours</translation>
    </message>
    <message>
        <source>Shared host: many names live there</source>
        <translation>Hôte partagé : de nombreux noms y résident</translation>
    </message>
    <message>
        <source>Scanner: it knocks at every door</source>
        <translation>Scanner : frappe à toutes les portes</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>environ %1</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>à tout moment</translation>
    </message>
    <message>
        <source>joins</source>
        <translation>réunit</translation>
    </message>
    <message>
        <source>relates, never joins</source>
        <translation>met en relation, ne réunit jamais</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Why nothing is joined on it</source>
        <translation>Pourquoi rien n&apos;est réuni</translation>
    </message>
    <message>
        <source>Would join</source>
        <translation>Réunirait</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Values left out</source>
        <translation>Valeurs écartées</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Ce qu&apos;elle fait</translation>
    </message>
    <message>
        <source>Silence that ends it</source>
        <translation>Silence qui y met fin</translation>
    </message>
    <message>
        <source>Rules and their budgets</source>
        <translation>Règles et leurs limites</translation>
    </message>
    <message>
        <source>Limits of correlation</source>
        <translation>Limites de la corrélation</translation>
    </message>
    <message>
        <source>Nothing is left out</source>
        <translation>Rien n&apos;est écarté</translation>
    </message>
    <message>
        <source>No value is too common, and no rule met its budget.</source>
        <translation>Aucune valeur n&apos;est trop répandue et aucune règle n&apos;a atteint sa limite.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Écartées</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>The machine joins nothing on these, and takes back what it had joined. Counts are told to one digit. Nothing of it is hidden: what was seen stays in every view.</source>
        <translation>La machine ne réunit rien sur ces valeurs et défait ce qu&apos;elle avait réuni. Les nombres sont donnés à un chiffre près. Rien n&apos;est caché : ce qui a été vu reste dans chaque vue.</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>Tout &amp;copier</translation>
    </message>
    <message>
        <source>Left out (%1)</source>
        <translation>Écartées (%1)</translation>
    </message>
    <message>
        <source>What is left out could not be read</source>
        <translation>Ce qui est écarté n&apos;a pas pu être lu</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::LogPanel</name>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Watch log</source>
        <translation>Main courante</translation>
    </message>
    <message>
        <source>The watch log is empty</source>
        <translation>La main courante est vide</translation>
    </message>
    <message>
        <source>SHA-256 over this entry and the one before</source>
        <translation>SHA-256 de cette entrée et de la précédente</translation>
    </message>
    <message>
        <source>The watch log could not be read</source>
        <translation>La main courante n’a pas pu être lue</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MapFooter</name>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MapLegend</name>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Observations only</source>
        <translation>Observations seules</translation>
    </message>
    <message>
        <source>How well placed</source>
        <translation>Précision du lieu</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Country (≈)</source>
        <translation>Pays (≈)</translation>
    </message>
    <message>
        <source>Assets and lines</source>
        <translation>Actifs et lignes</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Map legend</source>
        <translation>Légende de la carte</translation>
    </message>
    <message>
        <source>Watched by silent feeds alone</source>
        <translation>Surveillé par des flux muets seulement</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>Fixé à la main</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MapView</name>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>No placed items in this window. Without a place: %1</source>
        <translation>Rien de localisé dans cette fenêtre. Sans lieu&#xa0;: %1</translation>
    </message>
    <message>
        <source>No items in this window</source>
        <translation>Rien dans cette fenêtre</translation>
    </message>
    <message>
        <source>Without a place: %1</source>
        <translation>Sans lieu&#xa0;: %1</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>sans lieu</translation>
    </message>
    <message>
        <source>placed at the site</source>
        <translation>placé au site</translation>
    </message>
    <message>
        <source>placed at the city, not the site</source>
        <translation>placé à la ville, non au site</translation>
    </message>
    <message>
        <source>somewhere in the country</source>
        <translation>quelque part dans le pays</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>non daté</translation>
    </message>
    <message>
        <source>sources: %1</source>
        <translation>sources&#xa0;: %1</translation>
    </message>
    <message>
        <source>sources disagree</source>
        <translation>les sources divergent</translation>
    </message>
    <message>
        <source>Observations: %1</source>
        <translation>Observations&#xa0;: %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>Incidents: %1</source>
        <translation>Incidents&#xa0;: %1</translation>
    </message>
    <message>
        <source>worst: %1</source>
        <translation>pire&#xa0;: %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 autres</translation>
    </message>
    <message>
        <source>at worst %1</source>
        <translation>au pire %1</translation>
    </message>
    <message>
        <source>Zoom in here</source>
        <translation>Zoomer ici</translation>
    </message>
    <message>
        <source>Zoom to selection	Z</source>
        <translation>Zoomer sur la sélection	Z</translation>
    </message>
    <message>
        <source>Show everything	Home</source>
        <translation>Tout afficher	Origine</translation>
    </message>
    <message>
        <source>Only this area</source>
        <translation>Seulement cette zone</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Copy coordinates</source>
        <translation>Copier les coordonnées</translation>
    </message>
    <message>
        <source>this display offers no OpenGL</source>
        <translation>cet affichage n’offre pas OpenGL</translation>
    </message>
    <message>
        <source>Coasts, borders and lines are missing: %1. Marks and names are in their places.</source>
        <translation>Côtes, frontières et lignes manquent : %1. Les marques et les noms sont à leur place.</translation>
    </message>
    <message>
        <source>The map cannot be drawn here: %1. Everything else works; a briefing shows the map all the same.</source>
        <translation>La carte ne peut être dessinée ici : %1. Tout le reste fonctionne ; un point de situation montre la carte malgré tout.</translation>
    </message>
    <message>
        <source>Areas: %1</source>
        <translation>Zones : %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MarkingChip</name>
    <message>
        <source>Marking %1</source>
        <translation>Marquage %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MissionTable</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Missions</source>
        <translation>Missions</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Criticité</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Nation</source>
        <translation>Nation</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Secteur</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Actifs</translation>
    </message>
    <message>
        <source>No mission is known</source>
        <translation>Aucune mission connue</translation>
    </message>
    <message>
        <source>Import an inventory with missions and what they need.</source>
        <translation>Importez un inventaire des missions et de ce dont elles ont besoin.</translation>
    </message>
    <message>
        <source>No asset is known</source>
        <translation>Aucun actif connu</translation>
    </message>
    <message>
        <source>No feed that watches it, or what it needs, is heard: it may be worse than its state says.</source>
        <translation>Aucun flux qui surveille cet élément, ou ce dont il a besoin, n’est entendu : il peut aller plus mal que son état ne le dit.</translation>
    </message>
    <message>
        <source>Unseen</source>
        <translation>Invisible</translation>
    </message>
    <message>
        <source>%1, by hand</source>
        <translation>%1, à la main</translation>
    </message>
    <message>
        <source>By itself %1</source>
        <translation>En lui-même %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MissionTile</name>
    <message>
        <source>▲ worse, %1 % an hour ago</source>
        <translation>▲ pire, %1 % il y a une heure</translation>
    </message>
    <message>
        <source>▼ better, %1 % an hour ago</source>
        <translation>▼ mieux, %1 % il y a une heure</translation>
    </message>
    <message>
        <source>= as an hour ago</source>
        <translation>= comme il y a une heure</translation>
    </message>
    <message>
        <source>No alternative left: %1</source>
        <translation>Plus d’alternative : %1</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> et %n autre</numerusform>
            <numerusform> et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown: %1 % of it</source>
        <translation>Inconnu : %1 %</translation>
    </message>
    <message>
        <source>Unseen: %1</source>
        <translation>Non vu : %1</translation>
    </message>
    <message>
        <source>Phase %1, until %2</source>
        <translation>Phase %1, jusqu’à %2</translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation>Phase %1</translation>
    </message>
    <message>
        <source>No phase runs; %1 from %2</source>
        <translation>Aucune phase en cours ; %1 à partir de %2</translation>
    </message>
    <message>
        <source>All phases are over</source>
        <translation>Toutes les phases sont terminées</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MissionTiles</name>
    <message>
        <source>Missions</source>
        <translation>Missions</translation>
    </message>
    <message>
        <source>No mission is known</source>
        <translation>Aucune mission n’est connue</translation>
    </message>
    <message>
        <source>Import an inventory with missions and what they need.</source>
        <translation>Importez un inventaire des missions et de ce dont elles ont besoin.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ModeStrip</name>
    <message>
        <source>REPLAY</source>
        <translation>REJEU</translation>
    </message>
    <message>
        <source>COMPARE</source>
        <translation>COMPARAISON</translation>
    </message>
    <message>
        <source>WHAT-IF</source>
        <translation>ET SI</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::NetworkCanvas</name>
    <message>
        <source>Double click or + shows what is in it</source>
        <translation>Un double clic ou + montre ce qu’il contient</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s)</source>
        <translation>
            <numerusform>%n besoin</numerusform>
            <numerusform>%n besoins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>stands for %1</source>
        <translation>représente %1</translation>
    </message>
    <message>
        <source>the worst of them: %1</source>
        <translation>le pire d’entre eux : %1</translation>
    </message>
    <message>
        <source>Double click or Enter shows what is in it</source>
        <translation>Double-clic ou Entrée montre ce qu’il y a dedans</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::NetworkPane</name>
    <message>
        <source>Not folded</source>
        <translation>Non replié</translation>
    </message>
    <message>
        <source>By sector</source>
        <translation>Par secteur</translation>
    </message>
    <message>
        <source>By owner</source>
        <translation>Par propriétaire</translation>
    </message>
    <message>
        <source>By country</source>
        <translation>Par pays</translation>
    </message>
    <message>
        <source>By site</source>
        <translation>Par site</translation>
    </message>
    <message>
        <source>By network segment</source>
        <translation>Par segment de réseau</translation>
    </message>
    <message>
        <source>Draw all assets of one sector, owner, country, site or segment as one</source>
        <translation>Dessiner comme un seul tous les actifs d’un secteur, propriétaire, pays, site ou segment</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Tout replier</translation>
    </message>
    <message>
        <source>Fold again what was unfolded</source>
        <translation>Replier ce qui a été déplié</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Keep the layout as it is now</source>
        <translation>Garder la disposition telle qu’elle est</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Affiner</translation>
    </message>
    <message>
        <source>Let sfdp make a better layout of what is there</source>
        <translation>Laisser sfdp en faire une meilleure disposition</translation>
    </message>
    <message>
        <source>No assets yet: import an inventory</source>
        <translation>Pas encore d’actifs : importez un inventaire</translation>
    </message>
    <message>
        <source>%1 nodes and %2 lines of %3 assets</source>
        <translation>%1 nœuds et %2 lignes de %3 actifs</translation>
    </message>
    <message>
        <source>The layout is not refined: cancelled.</source>
        <translation>La disposition n’est pas affinée : annulé.</translation>
    </message>
    <message numerus="yes">
        <source>sfdp refines the layout, %n second(s) so far</source>
        <translation>
            <numerusform>sfdp affine la disposition, %n seconde jusqu’ici</numerusform>
            <numerusform>sfdp affine la disposition, %n secondes jusqu’ici</numerusform>
        </translation>
    </message>
    <message>
        <source>arranging anew</source>
        <translation>nouvelle disposition</translation>
    </message>
    <message>
        <source>move of %1</source>
        <translation>déplacement de %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::OperationCard</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>aims at %1</source>
        <translation>vise %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>sur %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::OperationDialog</name>
    <message>
        <source>New operation</source>
        <translation>Nouvelle opération</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>as its window says</source>
        <translation>selon sa fenêtre</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s), the usual</source>
        <translation>
            <numerusform>%n heure, l’usage</numerusform>
            <numerusform>%n heures, l’usage</numerusform>
        </translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>jamais d’elle-même</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>assets, missions or areas, by key or name, with commas</source>
        <translation>biens, missions ou zones, par clé ou nom, avec des virgules</translation>
    </message>
    <message>
        <source>addresses that it comes from, with commas</source>
        <translation>adresses d’où elle vient, avec des virgules</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Camp</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Commence</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Finit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Imminent before it, hours</source>
        <translation>Imminente avant, en heures</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Cibles</translation>
    </message>
    <message>
        <source>Source addresses</source>
        <translation>Adresses sources</translation>
    </message>
    <message>
        <source>Warnings to look for, one a line</source>
        <translation>Indices à chercher, un par ligne</translation>
    </message>
    <message>
        <source>Imminent at warnings seen</source>
        <translation>Imminente à indices observés</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Reason, for the log</source>
        <translation>Motif, pour le journal</translation>
    </message>
    <message>
        <source>&amp;Add it</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>An operation needs a name.</source>
        <translation>Une opération a besoin d’un nom.</translation>
    </message>
    <message>
        <source>A time is written 2026-09-30T14:00:00Z or 301400ZSEP26.</source>
        <translation>Une heure s’écrit 2026-09-30T14:00:00Z ou 301400ZSEP26.</translation>
    </message>
    <message>
        <source>It ends after it begins.</source>
        <translation>Elle finit après avoir commencé.</translation>
    </message>
    <message>
        <source>%1 is no address.</source>
        <translation>%1 n’est pas une adresse.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::OperationsPanel</name>
    <message>
        <source>&amp;Add operation…</source>
        <translation>&amp;Ajouter une opération…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Select an operation to see its indications and warnings.</source>
        <translation>Choisissez une opération pour voir ses indices et alertes.</translation>
    </message>
    <message>
        <source>Indications and warnings</source>
        <translation>Indices et alertes</translation>
    </message>
    <message>
        <source>No checklist. Edit the operation to add one.</source>
        <translation>Pas de liste. Modifiez l’opération pour en ajouter une.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Tell &amp;apart</source>
        <translation>&amp;Distinguer</translation>
    </message>
    <message>
        <source>They bear one name and are not one operation. The machine will not join by that name again; undo takes it back.</source>
        <translation>Elles portent un même nom sans être une même opération. La machine ne réunira plus par ce nom ; annuler revient en arrière.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::PlaneCanvas</name>
    <message>
        <source>as: %1</source>
        <translation>comme : %1</translation>
    </message>
    <message>
        <source>lost as an alternative, another one carries</source>
        <translation>perdu comme alternative, une autre tient</translation>
    </message>
    <message>
        <source>fails, and is felt</source>
        <translation>défaille, et cela se ressent</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::RawView</name>
    <message>
        <source>&amp;Hex</source>
        <translation>&amp;Hexa</translation>
    </message>
    <message>
        <source>&amp;Wrap lines</source>
        <translation>&amp;Couper les lignes</translation>
    </message>
    <message>
        <source>Raw record</source>
        <translation>Enregistrement brut</translation>
    </message>
    <message>
        <source>Bytes as received</source>
        <translation>Octets tels que reçus</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>&amp;Tout copier</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>line %1, byte %2 · %3 · received %4 · %5</source>
        <translation>ligne %1, octet %2 · %3 · reçu %4 · %5</translation>
    </message>
    <message>
        <source>Quarantined: %1</source>
        <translation>En quarantaine&#xa0;: %1</translation>
    </message>
    <message>
        <source>Quarantined: %1 (field %2)</source>
        <translation>En quarantaine&#xa0;: %1 (champ %2)</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>Les premiers %1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n octet</numerusform>
            <numerusform>%n octets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ReplayBar</name>
    <message>
        <source>To the change before (F7)</source>
        <translation>Au changement précédent (F7)</translation>
    </message>
    <message>
        <source>Play (F8)</source>
        <translation>Lire (F8)</translation>
    </message>
    <message>
        <source>To the next change (F9)</source>
        <translation>Au changement suivant (F9)</translation>
    </message>
    <message>
        <source>Now  Esc</source>
        <translation>Maintenant  Échap</translation>
    </message>
    <message>
        <source>Back to now (Esc, or Ctrl+Shift+T)</source>
        <translation>Retour à maintenant (Échap, ou Ctrl+Maj+T)</translation>
    </message>
    <message>
        <source>Put this bar away</source>
        <translation>Ranger cette barre</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Speed (Shift+F7 slower, Shift+F9 faster)</source>
        <translation>Vitesse (Maj+F7 plus lent, Maj+F9 plus rapide)</translation>
    </message>
    <message>
        <source>Known at, UTC</source>
        <translation>Connu à, UTC</translation>
    </message>
    <message>
        <source>2026-09-30T14:00Z, 301400ZSEP26, or 03:00 for the last three o&apos;clock. UTC. Enter goes there.</source>
        <translation>2026-09-30T14:00Z, 301400ZSEP26, ou 03:00 pour les dernières trois heures du matin. UTC. Entrée y va.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparer…</translation>
    </message>
    <message>
        <source>What changed since another instant (Ctrl+D)</source>
        <translation>Ce qui a changé depuis un autre instant (Ctrl+D)</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Survenu</translation>
    </message>
    <message>
        <source>Pause (F8)</source>
        <translation>Suspendre (F8)</translation>
    </message>
    <message>
        <source>known at %1 · %2</source>
        <translation>connu à %1 · %2</translation>
    </message>
    <message>
        <source>%1 · playing %2×</source>
        <translation>%1 · lecture %2×</translation>
    </message>
    <message>
        <source>%1 · %2 ago · not now</source>
        <translation>%1 · il y a %2 · pas maintenant</translation>
    </message>
    <message>
        <source>going to %1; what you see is still now</source>
        <translation>en route vers %1 ; ce que vous voyez est encore maintenant</translation>
    </message>
    <message>
        <source>all of time</source>
        <translation>tout le temps</translation>
    </message>
    <message>
        <source>Known at</source>
        <translation>Connu à</translation>
    </message>
    <message>
        <source>%1 with %2 · + %3 new · ▲ %4 worse · ≠ %5 contradicted · ▼ %6 better · ✓ %7 closed · ✕ %8 silent</source>
        <translation>%1 avec %2 · + %3 nouveaux · ▲ %4 aggravés · ≠ %5 contredits · ▼ %6 améliorés · ✓ %7 clos · ✕ %8 muets</translation>
    </message>
    <message>
        <source>what is so</source>
        <translation>ce qui est</translation>
    </message>
    <message>
        <source>what is supposed</source>
        <translation>ce qui est supposé</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ReportingDialog</name>
    <message>
        <source>A provider of &amp;trust services (its notification is due within 24 h)</source>
        <translation>Prestataire de services de &amp;confiance (notification sous 24 h)</translation>
    </message>
    <message>
        <source>Reporting clocks</source>
        <translation>Délais de déclaration</translation>
    </message>
    <message>
        <source>NIS2, Article 23(4). The clocks run from the instant at which the entity became aware, which is not when something was detected. All times are UTC.</source>
        <translation>NIS2, article 23, paragraphe 4. Les délais courent dès que l’entité a connaissance de l’incident, non dès sa détection. Heures UTC.</translation>
    </message>
    <message>
        <source>&amp;Aware since</source>
        <translation>&amp;Connu depuis</translation>
    </message>
    <message>
        <source>&amp;Early warning sent</source>
        <translation>Alerte &amp;précoce remise</translation>
    </message>
    <message>
        <source>&amp;Notification sent</source>
        <translation>&amp;Notification remise</translation>
    </message>
    <message>
        <source>&amp;Progress report sent</source>
        <translation>Rapport d’&amp;avancement remis</translation>
    </message>
    <message>
        <source>&amp;Final report sent</source>
        <translation>Rapport &amp;final remis</translation>
    </message>
    <message>
        <source>&amp;Handling ended</source>
        <translation>&amp;Traitement terminé</translation>
    </message>
    <message>
        <source>not yet; * is now</source>
        <translation>pas encore ; * = maintenant</translation>
    </message>
    <message>
        <source>to whom, under which number</source>
        <translation>à qui, sous quel numéro</translation>
    </message>
    <message>
        <source>&amp;Remark</source>
        <translation>&amp;Remarque</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Délais</translation>
    </message>
    <message>
        <source>&amp;Declare</source>
        <translation>&amp;Déclarer</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>%1 is not a time</source>
        <translation>%1 n’est pas une heure</translation>
    </message>
    <message>
        <source>%1 lies ahead</source>
        <translation>%1 est à venir</translation>
    </message>
    <message>
        <source>%1 lies before the instant of awareness</source>
        <translation>%1 précède la prise de connaissance</translation>
    </message>
    <message>
        <source>Since when is the entity aware of it?</source>
        <translation>Depuis quand l’entité en a-t-elle connaissance ?</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>No clock runs for it any more. Say why in the remark.</source>
        <translation>Plus aucun délai ne court alors. Dites pourquoi dans la remarque.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ScenarioTable</name>
    <message>
        <source>missions worth %1 % → %2 %</source>
        <translation>missions à %1 % → %2 %</translation>
    </message>
    <message numerus="yes">
        <source>%n worse</source>
        <translation>
            <numerusform>%n en moins bon état</numerusform>
            <numerusform>%n en moins bon état</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fail</source>
        <translation>
            <numerusform>%n en panne</numerusform>
            <numerusform>%n en panne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lose alternatives</source>
        <translation>
            <numerusform>%n perd des solutions de rechange</numerusform>
            <numerusform>%n perdent des solutions de rechange</numerusform>
        </translation>
    </message>
    <message>
        <source>What-ifs side by side</source>
        <translation>« Et si » côte à côte</translation>
    </message>
    <message>
        <source>&amp;Copy the table</source>
        <translation>&amp;Copier le tableau</translation>
    </message>
    <message>
        <source>&amp;Suppose this one</source>
        <translation>&amp;Supposer celui-ci</translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation>&amp;Oublier</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Présent</translation>
    </message>
    <message>
        <source>Supposed now</source>
        <translation>Supposé maintenant</translation>
    </message>
    <message>
        <source>Missions in each what-if</source>
        <translation>Missions dans chaque « et si »</translation>
    </message>
    <message>
        <source>Nothing was kept</source>
        <translation>Rien n’a été gardé</translation>
    </message>
    <message>
        <source>Suppose something and keep it under a name; several stand side by side here.</source>
        <translation>Supposez quelque chose et gardez-le sous un nom ; plusieurs se lisent ici côte à côte.</translation>
    </message>
    <message numerus="yes">
        <source>nothing of this is real · %n what-ifs side by side</source>
        <translation>
            <numerusform>rien de ceci n’est réel · %n « et si »</numerusform>
            <numerusform>rien de ceci n’est réel · %n « et si » côte à côte</numerusform>
        </translation>
    </message>
    <message>
        <source>What is lost</source>
        <translation>Ce qui est perdu</translation>
    </message>
    <message>
        <source>is being worked out…</source>
        <translation>calcul en cours…</translation>
    </message>
    <message numerus="yes">
        <source>%n alternatives lost. </source>
        <translation>
            <numerusform>%n alternative perdue. </numerusform>
            <numerusform>%n alternatives perdues. </numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Undo %1 (Ctrl+Z)</source>
        <translation>Annuler %1 (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::SeverityLegend</name>
    <message>
        <source>Severities, worst first: %1</source>
        <translation>Gravités, la pire d’abord&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::Sfdp</name>
    <message>
        <source>The layout is not refined: %1 (Graphviz) is not there.</source>
        <translation>La disposition n&apos;est pas affinée : %1 (Graphviz) n&apos;est pas là.</translation>
    </message>
    <message>
        <source>The layout is not refined: %1 ended with an error.</source>
        <translation>La disposition n&apos;est pas affinée : %1 s&apos;est terminé par une erreur.</translation>
    </message>
    <message>
        <source>The layout is not refined: %1 left nodes out.</source>
        <translation>La disposition n&apos;est pas affinée : %1 a omis des nœuds.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ShelveDialog</name>
    <message numerus="yes">
        <source>Shelve %n alarm(s)</source>
        <translation>
            <numerusform>Mettre de côté %n alarme</numerusform>
            <numerusform>Mettre de côté %n alarmes</numerusform>
        </translation>
    </message>
    <message>
        <source>What is known of it, and who works on it</source>
        <translation>Ce qu’on en sait, et qui s’en occupe</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 minutes</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 heures</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 heures</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 heures</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, jusqu’à %2</translation>
    </message>
    <message>
        <source>Shelved alarms stay listed. One that gets worse, or whose time is over, asks again.</source>
        <translation>Les alarmes mises de côté restent listées. Celle qui s’aggrave, ou dont le temps est écoulé, revient.</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Durée</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motif</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Mettre de côté</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::SignInDialog</name>
    <message>
        <source>Who is on watch</source>
        <translation>Qui est de veille</translation>
    </message>
    <message>
        <source>Nobody sits at this store. What is done here stands in the watch log under the name of who sits, signed with their key.</source>
        <translation>Personne n’est en poste sur cette base. Ce qui s’y fait figure dans la main courante au nom de qui est en poste, signé de sa clé.</translation>
    </message>
    <message>
        <source>%1 sits here now, and signs off when somebody else sits down. The picture-manager token stays where it is: that moves with a handover.</source>
        <translation>%1 est en poste et le quitte quand un autre le prend. La tenue de situation ne bouge pas : elle passe avec la veille.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>Sit down</source>
        <translation>Prendre le poste</translation>
    </message>
    <message>
        <source>Look only</source>
        <translation>Regarder seulement</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>New &amp;account…</source>
        <translation>Nouveau &amp;compte…</translation>
    </message>
    <message>
        <source>Sit down (in %1 s)</source>
        <translation>Prendre le poste (dans %1 s)</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::SupposeDialog</name>
    <message>
        <source>%1 · this alone</source>
        <translation>%1 · cela seul</translation>
    </message>
    <message numerus="yes">
        <source>Owner: %1 · %n assets</source>
        <translation>
            <numerusform>Propriétaire : %1 · %n bien</numerusform>
            <numerusform>Propriétaire : %1 · %n biens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Vulnerability: %1 · %n assets</source>
        <translation>
            <numerusform>Vulnérabilité : %1 · %n bien</numerusform>
            <numerusform>Vulnérabilité : %1 · %n biens</numerusform>
        </translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>Et si…</translation>
    </message>
    <message>
        <source>What is supposed</source>
        <translation>Ce qui est supposé</translation>
    </message>
    <message>
        <source>It &amp;fails</source>
        <translation>Tombe en &amp;panne</translation>
    </message>
    <message>
        <source>It is &amp;impaired (40 %)</source>
        <translation>Est &amp;altéré (40 %)</translation>
    </message>
    <message>
        <source>It &amp;works again</source>
        <translation>&amp;Refonctionne</translation>
    </message>
    <message>
        <source>&amp;Suppose it</source>
        <translation>&amp;Supposer</translation>
    </message>
    <message>
        <source>Nothing of this touches the store or what others see.</source>
        <translation>Rien de ceci ne touche la base ni ce que voient les autres.</translation>
    </message>
    <message numerus="yes">
        <source>Supplier: %1 · %n assets</source>
        <translation>
            <numerusform>Fournisseur : %1 · %n bien</numerusform>
            <numerusform>Fournisseur : %1 · %n biens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Product: %1 · %n assets</source>
        <translation>
            <numerusform>Produit : %1 · %n bien</numerusform>
            <numerusform>Produit : %1 · %n biens</numerusform>
        </translation>
    </message>
    <message>
        <source>Link: %1</source>
        <translation>Lien : %1</translation>
    </message>
    <message>
        <source>Owner, supplier, product, vulnerability, link or asset</source>
        <translation>Propriétaire, fournisseur, produit, vulnérabilité, lien ou bien</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::Theme</name>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Élevée</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Critique</translation>
    </message>
    <message>
        <source>Nominal</source>
        <translation>Nominal</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Dégradé</translation>
    </message>
    <message>
        <source>Impaired</source>
        <translation>Entravé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Hors service</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Aucune donnée</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Signalé</translation>
    </message>
    <message>
        <source>Correlated</source>
        <translation>Corrélé</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Évalué</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>Reconnu</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>Caduc</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Contesté</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Clos</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>En défaut</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::TimelineChart</name>
    <message numerus="yes">
        <source>and %n more here: zoom in to tell them apart</source>
        <translation>
            <numerusform>et %n autre ici&#xa0;: zoomer pour les distinguer</numerusform>
            <numerusform>et %n autres ici&#xa0;: zoomer pour les distinguer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) without a time</source>
        <translation>
            <numerusform>%n élément sans heure</numerusform>
            <numerusform>%n éléments sans heure</numerusform>
        </translation>
    </message>
    <message>
        <source>They count only while no window is set. Click: select the incidents among them.</source>
        <translation>Ils ne comptent que tant qu’aucune fenêtre n’est posée. Clic&#xa0;: sélectionner les incidents parmi eux.</translation>
    </message>
    <message>
        <source>%1 in all: %2</source>
        <translation>%1 en tout&#xa0;: %2</translation>
    </message>
    <message>
        <source>Nothing received from %1: nobody was listening</source>
        <translation>Rien reçu de %1 : personne n’écoutait</translation>
    </message>
    <message>
        <source>Messages of %1 were lost: they came faster than they could be taken</source>
        <translation>Des messages de %1 ont été perdus : ils arrivaient plus vite qu’ils ne pouvaient être pris</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) lost</source>
        <translation>
            <numerusform>%n message perdu</numerusform>
            <numerusform>%n messages perdus</numerusform>
        </translation>
    </message>
    <message>
        <source>What was sent then is lost, unless its sender sends it again</source>
        <translation>Ce qui a été envoyé alors est perdu, sauf si l’expéditeur le renvoie</translation>
    </message>
    <message>
        <source>%1 is silent</source>
        <translation>%1 est silencieux</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Left and Right move the view, plus and minus zoom, Ctrl+Left and Ctrl+Right move the cursor line, [ and ] set the window&apos;s edges to it, Escape clears the window, Up and Down step through incidents, Home shows all.</source>
        <translation>Gauche et Droite déplacent la vue, plus et moins zooment, Ctrl+Gauche et Ctrl+Droite déplacent la ligne du curseur, [ et ] y posent les bords de la fenêtre, Échap efface la fenêtre, Haut et Bas parcourent les incidents, Origine montre tout.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Look at all of time again (Esc, or double click)</source>
        <translation>Revoir toute la durée (Échap, ou double clic)</translation>
    </message>
    <message>
        <source>How bar height follows the count</source>
        <translation>Comment la hauteur des barres suit le nombre</translation>
    </message>
    <message>
        <source>Linear scale</source>
        <translation>Échelle linéaire</translation>
    </message>
    <message>
        <source>Square-root scale</source>
        <translation>Échelle racine carrée</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Échelle logarithmique</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Zoom arrière (-)</translation>
    </message>
    <message>
        <source>Zoom in (+, or the wheel)</source>
        <translation>Zoom avant (+, ou la molette)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show everything dated; again: where most of it is (Home)</source>
        <translation>Montrer tout ce qui est daté&#xa0;; de nouveau&#xa0;: là où il y en a le plus (Origine)</translation>
    </message>
    <message>
        <source>No events yet: import a feed, or drop a file on the window</source>
        <translation>Pas encore d’événements&#xa0;: importez un flux, ou déposez un fichier sur la fenêtre</translation>
    </message>
    <message>
        <source>Set window to the selection</source>
        <translation>Poser la fenêtre sur la sélection</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Dernière heure</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>6 dernières heures</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>24 dernières heures</translation>
    </message>
    <message>
        <source>All of time</source>
        <translation>Toute la durée</translation>
    </message>
    <message>
        <source>Zoom to the window</source>
        <translation>Zoomer sur la fenêtre</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Copy window as text</source>
        <translation>Copier la fenêtre en texte</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::UntilField</name>
    <message>
        <source>Not a time yet</source>
        <translation>Pas encore une heure</translation>
    </message>
    <message>
        <source>%1 has gone by</source>
        <translation>%1 est passé</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::WhatIfPanel</name>
    <message>
        <source>Steps of the scenario and what they do</source>
        <translation>Étapes du scénario et leurs effets</translation>
    </message>
    <message>
        <source>Step, mission</source>
        <translation>Étape, mission</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Présent</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>Et si</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Wave of the cascade</source>
        <translation>Vague de la cascade</translation>
    </message>
    <message>
        <source>Nothing is supposed</source>
        <translation>Rien n’est supposé</translation>
    </message>
    <message>
        <source>Select something and press F2: what if it failed? F3 draws an area on the map.</source>
        <translation>Sélectionnez quelque chose et pressez F2 : et si cela tombait en panne ? F3 dessine une zone sur la carte.</translation>
    </message>
    <message>
        <source>Choose what fails…</source>
        <translation>Choisir ce qui tombe en panne…</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Tout ensemble</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>is being worked out…</source>
        <translation>calcul en cours…</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes change</source>
        <translation>
            <numerusform>%n nœud change</numerusform>
            <numerusform>%n nœuds changent</numerusform>
        </translation>
    </message>
    <message>
        <source>no mission feels it</source>
        <translation>aucune mission ne le sent</translation>
    </message>
    <message numerus="yes">
        <source>%n are no longer in the picture</source>
        <translation>
            <numerusform>%n n’est plus dans l’image</numerusform>
            <numerusform>%n ne sont plus dans l’image</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alternatives lost. </source>
        <translation>
            <numerusform>%n alternative perdue. </numerusform>
            <numerusform>%n alternatives perdues. </numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back first</source>
        <translation>À rétablir d’abord</translation>
    </message>
    <message>
        <source>mends %1</source>
        <translation>rétablit %1</translation>
    </message>
    <message>
        <source>before anything happens</source>
        <translation>avant que rien n’arrive</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> et %n autre</numerusform>
            <numerusform> et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>wave %1 of %2: %3</source>
        <translation>vague %1 sur %2 : %3</translation>
    </message>
    <message>
        <source>Why (model: %1)</source>
        <translation>Pourquoi (modèle : %1)</translation>
    </message>
    <message>
        <source>of all that is hurt, supposed or real, as if every phase that is not over ran; each gains the missions most of what is left</source>
        <translation>de tout ce qui est touché, supposé ou réel, comme si toute phase non terminée était en cours ; chacun apporte aux missions le plus de ce qui manque encore</translation>
    </message>
</context>
</TS>
